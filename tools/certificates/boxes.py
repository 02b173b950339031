"""Covers of steps that were proved everywhere on a domain: that the boxes cover it, and that their bounds have the sign. The
margins are C++, so that no value is checked; a certificate that is in order is `not checked` all the same."""
from one_variable import NotChecked, Rejected, field, rational


def corner(item, name, size=None):
    point = tuple(rational(item, name, x) for x in field(item, name).split(" "))
    if size is not None and len(point) != size:
        raise Rejected(item["line"], f"the field {name!r} has another dimension")
    return point


def uncovered(low, high, boxes):
    """A point of the box [low, high] that is in none of the boxes, or None: it is cut where a box ends."""
    stack = [(low, high, boxes)]
    while stack:
        low, high, boxes = stack.pop()
        boxes = [(a, b) for a, b in boxes if all(x < q and p < y for p, q, x, y in zip(low, high, a, b))
                 or all(x <= p and q <= y for p, q, x, y in zip(low, high, a, b))]
        if not boxes: return tuple((p + q) / 2 for p, q in zip(low, high))
        if any(all(x <= p and q <= y for p, q, x, y in zip(low, high, a, b)) for a, b in boxes): continue
        # The plane that parts the boxes most evenly.
        cuts = [(k, c) for k in range(len(low)) for c in {e[k] for box in boxes for e in box} if low[k] < c < high[k]]
        k, c = min(cuts, key=lambda cut: abs(sum((a[cut[0]] >= cut[1]) - (b[cut[0]] <= cut[1]) for a, b in boxes)))
        stack += [(low, high[:k] + (c,) + high[k + 1:], boxes), (low[:k] + (c,) + low[k + 1:], high, boxes)]
    return None


def cover(head, reader):
    low = corner(head, "from")
    high, positive = corner(head, "to", len(low)), field(head, "sign") == "positive"
    if not positive and field(head, "sign") != "nonnegative": raise Rejected(head["line"], "another sign")
    if any(p > q for p, q in zip(low, high)): raise Rejected(head["line"], "the domain is empty")
    boxes = []
    while not reader.at_end():
        item = reader.take("box")
        a, b = corner(item, "from", len(low)), corner(item, "to", len(low))
        if any(p > q for p, q in zip(a, b)): raise Rejected(item["line"], "the box is empty")
        lower = rational(item, "lower")
        if lower < 0 or (positive and lower == 0): raise Rejected(item["line"], "the lower bound has not the sign")
        boxes.append((a, b))
    if point := uncovered(low, high, boxes):
        raise Rejected(head["line"], f"no box has the point ({', '.join(map(str, point))})")
    return len(boxes)


def check_boxes(head, reader):
    covers = boxes = 0
    while not reader.at_end():
        item = reader.take("cover")
        covers, boxes = covers + 1, boxes + cover(item, reader.section(item))
    if not covers: raise Rejected(head["line"], "no cover")
    raise NotChecked(f"the values on {boxes} box{'es' if boxes > 1 else ''}; that they cover {covers} "
                     f"domain{'s' if covers > 1 else ''} and the signs of their bounds are right")
