"""The codebook: what each code means, as YAML that people edit, and the loaders that check and explain it."""
