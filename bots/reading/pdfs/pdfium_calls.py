"""Calls of pdfium that are made for every character or object of a page, without what ctypes adds to each."""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium


def _bare(function: Any, result: Any = ctypes.c_int) -> Callable[..., int]:  # noqa: ANN401 (ctypes has no types)
    """The function without ctypes' check of each argument, which takes longer than the function itself.

    Handles must be given as `c_void_p` (see `handle_of`), numbers as int.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    bare: Callable[..., int] = ctypes.PYFUNCTYPE(result)(address)
    return bare


class _Handle(ctypes.c_void_p):
    """What a call returns as it is passed on: ctypes makes a number of a plain `c_void_p`."""


def handle_of(pointer: Any) -> ctypes.c_void_p:  # noqa: ANN401 (ctypes has no types)
    """A pointer of pdfium's as it is passed to the calls below."""
    return ctypes.cast(pointer, ctypes.c_void_p)


box_of = _bare(pdfium.FPDFText_GetLooseCharBox)
unicode_of = _bare(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
is_generated = _bare(pdfium.FPDFText_IsGenerated)
kind_of = _bare(pdfium.FPDFPageObj_GetType)
count_objects = _bare(pdfium.FPDFPage_CountObjects)
count_within = _bare(pdfium.FPDFFormObj_CountObjects)
text_mode_of = _bare(pdfium.FPDFTextObj_GetTextRenderMode)
font_size_of = _bare(pdfium.FPDFTextObj_GetFontSize)
matrix_of = _bare(pdfium.FPDFPageObj_GetMatrix)
bounds_of = _bare(pdfium.FPDFPageObj_GetBounds)
fill_of = _bare(pdfium.FPDFPageObj_GetFillColor)
stroke_of = _bare(pdfium.FPDFPageObj_GetStrokeColor)
draw_mode_of = _bare(pdfium.FPDFPath_GetDrawMode)
_object: Callable[..., Any] = _bare(pdfium.FPDFPage_GetObject, _Handle)
_object_within: Callable[..., Any] = _bare(pdfium.FPDFFormObj_GetObject, _Handle)


def objects(page: ctypes.c_void_p) -> list[ctypes.c_void_p]:
    """What is painted on a page, in the order of painting."""
    return [_object(page, number) for number in range(count_objects(page))]


def objects_within(form: ctypes.c_void_p) -> list[ctypes.c_void_p]:
    """What is painted as part of a form object."""
    return [_object_within(form, number) for number in range(count_within(form))]


def as_object(handle: ctypes.c_void_p) -> Any:  # noqa: ANN401 (ctypes has no types)
    """An object as pdfium's checked calls take it."""
    return ctypes.cast(handle, pdfium.FPDF_PAGEOBJECT)
