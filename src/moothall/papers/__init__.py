"""All that is made of an appraisal: the papers in every format, and the findings beside them."""
