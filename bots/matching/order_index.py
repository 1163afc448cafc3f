"""Finds orders by a number with a slip in it, by the end of a number, or by an amount."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

import numpy as np
from rapidfuzz.distance import OSA

from bots.matching.numbers import SHORTEST_DISTINCTIVE, lacks_prefix, number_key, order_key
from bots.matching.order import Order


class OrderIndex:
    """Every order by its folded number and by what is left of that when any one character is dropped.

    Two numbers one slip apart share such a remainder. Remainders are kept as sorted 64-bit hashes, some 12 bytes each,
    and what they lead to is compared again, so that two that share a hash by chance do no harm.
    """

    def __init__(self, orders: Sequence[Order]) -> None:
        self._orders = orders
        self._keys = [forms(order.po_number) for order in orders]
        hashes, places = array("q"), array("i")
        for place, keys in enumerate(self._keys):
            for remainder in {remainder for key in keys for remainder in _remainders(key)}:
                hashes.append(hash(remainder))
                places.append(place)
        unsorted = np.frombuffer(hashes, dtype=np.int64) if hashes else np.empty(0, np.int64)
        by_hash = np.argsort(unsorted, kind="stable")
        self._hashes = unsorted[by_hash]
        self._places = (np.frombuffer(places, dtype=np.int32) if places else np.empty(0, np.int32))[by_hash]
        self._books: dict[tuple[str, str], list[Order]] = defaultdict(list)
        self._amounts: dict[tuple[str, str], dict[Decimal, list[Order]]] = {}
        for order in orders:
            for supplier_id in order.suppliers:
                self._books[order.organisation, supplier_id].append(order)

    def near(self, key: str) -> Iterator[Order]:
        """The orders of all organisations whose number is at most one slip from this key."""
        folded = number_key(key)
        if len(folded) < SHORTEST_DISTINCTIVE:
            return
        wanted = np.array([hash(remainder) for remainder in _remainders(folded)], dtype=np.int64)
        starts, ends = np.searchsorted(self._hashes, wanted), np.searchsorted(self._hashes, wanted, side="right")
        found = {int(p) for start, end in zip(starts, ends, strict=True) for p in self._places[start:end]}
        for place in sorted(found):
            if any(OSA.distance(folded, form, score_cutoff=1) <= 1 for form in self._keys[place]):
                yield self._orders[place]

    def ending(self, organisation: str, supplier_id: str, key: str) -> Iterator[Order]:
        """The supplier's orders whose number is this key with the letters or digits before it that all of them have."""
        if key.isdigit() and len(key) > SHORTEST_DISTINCTIVE:
            for order in self.of_supplier(organisation, supplier_id):
                if lacks_prefix(key, order_key(order.po_number)):
                    yield order

    def of_supplier(self, organisation: str, supplier_id: str) -> Sequence[Order]:
        """The organisation's orders to this supplier, whatever their state."""
        return self._books.get((organisation, supplier_id), ())

    def of_amount(self, organisation: str, supplier_id: str, net: Decimal) -> Sequence[Order]:
        """The supplier's orders that were placed for exactly this amount, or with one line for it."""
        book = (organisation, supplier_id)
        if book not in self._amounts:
            amounts: dict[Decimal, list[Order]] = defaultdict(list)
            for order in self.of_supplier(*book):
                for amount in {order.net, *(line.net_amount for line in order.lines)}:
                    amounts[amount].append(order)
            self._amounts[book] = amounts
        return self._amounts[book].get(net, ())


@lru_cache(maxsize=2**18)
def forms(po_number: str) -> tuple[str, ...]:
    """An order's number as it is looked up, folded; and with the "PO" that it may begin with, which is misread too."""
    return tuple({number_key(order_key(po_number)), number_key(po_number)})


def _remainders(key: str) -> set[str]:
    return {key, *(key[:place] + key[place + 1 :] for place in range(len(key)))}
