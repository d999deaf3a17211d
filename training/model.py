"""The classifier as trained: a MiniLM encoder with four heads on what it makes of the marks."""

from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModel

DROPOUT = 0.1


class PairClassifier(nn.Module):  # type: ignore[misc]  # torch is no part of the development environment
    """Logits of type, mode, factuality and contexts for a marked sentence.

    The heads read the mean of all tokens and the mean of each kind of opening mark, zero where a mark is missing.
    """

    def __init__(self, base: str, mark_ids: tuple[int, int, int], sizes: tuple[int, int, int, int]) -> None:
        super().__init__()
        self.encoder: Any = AutoModel.from_pretrained(base, attn_implementation="eager", add_pooling_layer=False)
        self.mark_ids = mark_ids
        width = self.encoder.config.hidden_size
        self.mix = nn.Linear(width * 4, width)
        self.drop = nn.Dropout(DROPOUT)
        self.heads = nn.ModuleList(nn.Linear(width, size) for size in sizes)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, ...]:
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        parts = [_mean(states, attention_mask.to(states.dtype))]
        parts += [_mean(states, (input_ids == mark).to(states.dtype)) for mark in self.mark_ids]
        mixed = self.drop(torch.tanh(self.mix(self.drop(torch.cat(parts, dim=-1)))))
        return tuple(head(mixed) for head in self.heads)


def _mean(states: Tensor, mask: Tensor) -> Tensor:
    return (states * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True).clamp(min=1.0)
