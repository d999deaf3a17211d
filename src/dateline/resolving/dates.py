def to_partial_date(p):
    return None
