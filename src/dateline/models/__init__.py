"""The weights of the classifier, made by ``training/train.py``; see ``MODEL_CARD.md``."""
