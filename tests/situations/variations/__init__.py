"""Bills a penny, a piece or a day on either side of what a situation means, and two situations in one bill.

The sample month has each situation as it usually comes; these are what it does not make. They come as e-invoices and
other data, so that nothing but matching and deciding is tried, and each goes through the real journey.
"""
