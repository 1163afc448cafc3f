"""The conditions that many firms print on the back of a bill, in small type, with numbers that are none of the bill's."""

from html import escape

_CONDITIONS = (
    "1. DEFINITIONS. In these conditions the Seller is the firm named overleaf and the Goods are those that it supplies. These conditions of sale (ref. CS/04 rev. 7, 1 April 2023) prevail over those of the Buyer.",
    "2. PRICE. Prices exclude value added tax. A small order charge of £12.50 applies to orders under £75.00 net. Carriage is free above £150.00. Quotations hold for 30 days.",
    "3. PAYMENT. Accounts are due 30 days from the date of invoice. We reserve the right to charge interest at 8% above the base rate of the bank and compensation of £40.00, £70.00 or £100.00 under the Act of 1998.",
    "4. DELIVERY. Times are not of the essence. Shortages must be notified within 3 days and non-delivery within 7 days of the date of invoice. Quote the delivery note and the order number.",
    "5. TITLE. Property in the Goods does not pass until all sums due on any account have been received in full.",
    "6. RETURNS. No goods are taken back without an authority number (form RMA 12). A handling charge of 15% of the invoice value, at least £25.00, is deducted from the credit note.",
    "7. LIABILITY is limited to the price of the Goods, in any case to £250,000 in a year, save for death or injury. Policy no. 0417 7723 11.",
    "8. WASTE. Registered under the regulations, WEE/AB1234CD. Packaging producer no. NPWD 204417. Batteries BPRN 00961.",
    "9. DATA. Our officer for data protection may be reached at the address overleaf. Register no. Z1234567.",
    "10. LAW. These conditions are governed by the law of England and Wales. The registered office is stated overleaf.",
)


def conditions(title: str = "CONDITIONS OF SALE") -> str:
    """A page of its own after what stands before it."""
    texts = "".join(f"<p style='margin: 0 0 3pt'>{escape(text)}</p>" for text in _CONDITIONS)
    return f"<div style='break-before: page'><b>{title}</b><div style='columns: 2; font-size: 72%; text-align: justify'>{texts}</div></div>"
