"""Dateline reads news reports and writes down the events in them, each field with the words that prove it.

>>> import dateline
>>> coder = dateline.Coder()
>>> analysis = coder.code("Kenya expelled two Eritrean diplomats on Friday.", date="2012-03-05")  # doctest: +SKIP
"""

from dateline.coder import Coder
from dateline.domain.analysis import Analysis
from dateline.domain.report import Report
from dateline.errors import DatelineError
from dateline.settings import Settings

__version__ = "0.1.0"
__all__ = ["Analysis", "Coder", "DatelineError", "Report", "Settings", "__version__"]
