"""What would change the answer, on point totals: weights, scores, another rule of adding up."""
