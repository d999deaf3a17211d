"""The word lists as people edit them (YAML), and the loaders that check and index them."""
