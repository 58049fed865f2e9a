"""What a payment's purpose, in the filer's own words, says that it was.

Where a form lists gifts among its other expenditures, only the purpose tells them apart.
"""

from __future__ import annotations


def purpose_code(purpose: str, plain: str) -> str:
    """SQL for a rule's code: `plain`, or with " gift" or " refund" behind it.

    "Contribution processing fees" are a service bought, and no gift.
    """
    return f"""CASE
        WHEN NOT regexp_matches({purpose}, '(?i)\\b(contrib|contribution|donation)s?\\b')
            OR regexp_matches({purpose}, '(?i)\\b(process|fee|service|mail|solicit|consult|softw)')
        THEN '{plain}'
        WHEN regexp_matches({purpose}, '(?i)\\b(refund|return)') THEN '{plain} refund'
        ELSE '{plain} gift'
    END"""
