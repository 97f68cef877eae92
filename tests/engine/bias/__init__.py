"""Unit tests of the appraisal-bias checks, on hand-made values."""
