"""Turns a raw job posting into an accessible, plain-language summary.

>>> from pipeline import convert, render
>>> page = render(convert("Baker wanted. $20 an hour."), "html")

The names stand in ``__init__.pyi``; each is loaded when it is asked for.
"""

import lazy_loader

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
__all__ += ["__version__"]
