"""How a person's name is put together on papers and in lists."""


def printed_name(title_before: str, full_name: str, title_after: str) -> str:
    """Name with titles, as papers carry it: `Dr. Budi Santoso, S.H.`"""
    name = f"{title_before} {full_name}".strip()
    return f"{name}, {title_after}" if title_after else name
