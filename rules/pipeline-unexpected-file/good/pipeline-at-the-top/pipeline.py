# Compares two models.
