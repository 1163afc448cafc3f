"""Letters with an invoice or a statement written out in them, in HTML and in plain text."""

HTML_INVOICE = """<html><body><div style="display:none;max-height:0">Thank you for your order of £93.60</div>
<table width="600" align="center"><tr><td><table><tr>
<td><h2>Brightpath Office Ltd</h2>14 Canal Street<br>Leeds<br>LS1 4AB</td>
<td><h1>VAT Invoice</h1><table><tr><td>Invoice number:</td><td><b>BP-20991</b></td></tr>
<tr><td>Invoice date:</td><td>5 October 2026</td></tr><tr><td>Order number:</td><td>ZN1000777</td></tr></table></td>
</tr></table></td></tr><tr><td><table><tr>
<td><b>Bill to</b><br>ZN1 Payables F765<br>Northgate Hospitals NHS Foundation Trust<br>Leeds LS11 1HP</td>
<td><b>Ship to</b><br>Ward 7<br>Northgate General<br>Leeds LS9 7TF</td></tr></table></td></tr><tr><td>
<table border=1><thead><tr><th>Item</th><th>Code</th><th>Qty</th><th>Unit price</th><th>VAT</th>
<th>Total ex VAT</th></tr></thead>
<tbody><tr><td>A4 paper, 5 reams</td><td>PAP-A4</td><td>2</td><td>£24.00</td><td>20%</td><td>£48.00</td></tr>
<tr><td>Markers, assorted</td><td>MRK-8</td><td>3</td><td>£10.00</td><td>20%</td><td>£30.00</td></tr></tbody></table>
</td></tr><tr><td><table align=right><tr><td>Subtotal</td><td>£78.00</td></tr><tr><td>VAT (20%)</td><td>£15.60</td></tr>
<tr><td><b>Total</b></td><td><b>£93.60</b></td></tr></table></td></tr>
<tr><td><p>VAT registration number GB 999 9999 73.</p><img src="https://shop.example/pixel.gif"></td></tr></table></body></html>"""

TEXT_INVOICE = """Halden Supplies Ltd
1 Mill Road, York YO1 4AB

                         INVOICE

Invoice No:    H-10022                 Date: 05/10/2026
Your order:    ZN1000888
VAT No:        GB 999 9999 73

To: ZN1 Payables F765

Description              Qty    Unit price     Amount
------------------------------------------------------
Nitrile gloves            10          4.50      45.00
Aprons                     5          2.00      10.00
------------------------------------------------------
                              Net total          55.00
                              VAT 20%            11.00
                              Total GBP          66.00

Please pay within 30 days.
"""

TEXT_STATEMENT = """Dear Sirs,

Statement of account as at 31/10/2026

Date        Invoice     Amount    Balance
01/10/2026  INV-00123   120.00    120.00
05/10/2026  INV-00124    80.50    200.50
09/10/2026  CN-0009     -20.50    180.00

Total outstanding  180.00

Kind regards
"""
