"""Bytes become text whatever the encoding, and what is no text is refused."""

import pytest

from dateline.reading.decoding import decode

SENTENCE = "The minister said “we will stay” – and left São Vale."
RUSSIAN = "Министр заявил в понедельник, что армия останется в городе до конца месяца. Мэр города с ним согласился."


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(SENTENCE.encode(), SENTENCE, id="UTF-8"),
        pytest.param(SENTENCE.encode("utf-8-sig"), SENTENCE, id="UTF-8 with a mark"),
        pytest.param(SENTENCE.encode("cp1252"), SENTENCE, id="Windows-1252"),
        pytest.param(SENTENCE.encode("utf-16"), SENTENCE, id="UTF-16 with a mark"),
        pytest.param(SENTENCE.encode("utf-16-le"), SENTENCE, id="UTF-16 without a mark"),
        pytest.param(SENTENCE.encode("utf-32"), SENTENCE, id="UTF-32"),
        pytest.param(RUSSIAN.encode("cp1251"), RUSSIAN, id="Windows-1251"),
        pytest.param("naïve café".encode()[:-1], "naïve caf\ufffd", id="UTF-8 cut within a letter"),
        pytest.param(b"one\r\ntwo\ttabs", "one\r\ntwo\ttabs", id="line ends as they are"),
        pytest.param(
            b'<meta charset="koi8-r">' + RUSSIAN.encode("koi8-r"), f'<meta charset="koi8-r">{RUSSIAN}', id="declared"
        ),
        pytest.param(b"", "", id="nothing"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", None, id="picture"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(1, 256)) * 9, None, id="PDF"),
        pytest.param(b"text\0more text", None, id="NUL amid text"),
    ],
)
def test_bytes_become_text_or_none(content: bytes, text: str | None) -> None:
    assert decode(content) == text
