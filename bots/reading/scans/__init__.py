"""Scans: pages that are pictures, made ready, recognised by two engines and handed on as words.

Nothing outside this package imports it before the first picture of a page is met: the engines are large and slow.
"""
