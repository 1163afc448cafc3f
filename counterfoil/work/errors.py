"""The two families of error in a robot's work: what a person must look into, and what may pass by itself."""

from counterfoil.model.decisions import HoldCode


class BusinessError(Exception):
    """Wrong or missing data. It is never retried; the item is held under `code` with `detail` for the clerk."""

    def __init__(self, code: HoldCode, detail: str) -> None:
        self.code = code
        self.detail = detail
        super().__init__(f"{code.value}: {detail}")


class ApplicationError(Exception):
    """A fault outside the document: a system that is down, a time-out. The item waits and is tried again."""
