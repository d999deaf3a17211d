def to_location(p):
    return None
