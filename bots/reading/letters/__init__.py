"""Letters: e-mails, Outlook messages and web pages, with what is written out in them."""
