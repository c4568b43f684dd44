"""A person in stored rows: the chat's id, and the name by which the chat knew them then."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody by their id; the name is for reading alone, so two of one id are the same."""

    id: str
    name: str = field(default="", compare=False)

    @property
    def shown(self) -> str:
        """What the person is called: the name, or the id where no name is known."""
        return self.name or self.id
