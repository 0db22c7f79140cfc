"""The office's nouns as frozen records, one for each table; `id` is 0 until the store has given one.

Money is whole rupiah as int. Dates are inclusive. Text is stored as typed, stripped.
Names follow the glossary: client, partner, course, session, participant, obligation.
"""
