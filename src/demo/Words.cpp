// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Words.h"

#include <array>
#include <cmath>

namespace demo {

namespace {

using Names = std::array<const char *, 8>;

struct AuthorText {
    const char *username;
    const char *fullName;
};

// clang-format off
constexpr std::array authors = {
    AuthorText {"mira.k", "Mira Kowalczyk"},   AuthorText {"jo_doe", "Jo Doe"},
    AuthorText {"tanakaaoi", "田中 葵"},        AuthorText {"lin.wen", "林雯"},
    AuthorText {"sam_on_foot", ""},            AuthorText {"ines.almeida", "Inês Almeida"},
    AuthorText {"thabo_m", "Thabo Mokoena"},   AuthorText {"noor.h", "نور الهادي"},
    AuthorText {"freja", "Freja Lindqvist"},   AuthorText {"bruno.costa", "Bruno Costa"},
    AuthorText {"haruka_films", "Haruka"},     AuthorText {"dov", "דב לוי"},
    AuthorText {"e.petrova", "Елена Петрова"}, AuthorText {"kaimana", "Kaimana Akana"},
    AuthorText {"old.lens", ""},               AuthorText {"priya.walks", "Priya Raman"},
    AuthorText {"luca", "Luca Ferri"},         AuthorText {"ann-sofie", "Ann-Sofie Berg"},
    AuthorText {"minjun", "김민준"},            AuthorText {"zola", "Zola Ndlovu"},
};

struct WordsText {
    const char *caption;
    const char *tags; ///< with blanks between
};

constexpr std::array words = {
    WordsText {"First light. Nobody else up.", "morning light"},
    WordsText {"Walked up here for this 🌅", "sunset walk"},
    WordsText {"The fog never quite left today", "fog"},
    WordsText {"Sunday, slowly", "sunday"},
    WordsText {"", ""},
    WordsText {"We missed the ferry and it was the best thing that happened all week.", "ferry"},
    WordsText {"朝の散歩。空気が澄んでいた。", "朝 散歩"},
    WordsText {"今天的云很温柔 ☁️", "云 傍晚"},
    WordsText {"الضوء هنا لا يشبه أي مكان آخر", "ضوء"},
    WordsText {"Golden hour does the work", "goldenhour nofilter"},
    WordsText {"Under the bridge – 🌉", "bridge"},
    WordsText {"", "quiet"},
    WordsText {"Last one, promise", ""},
    WordsText {"Wind from the west, thirty knots, worth it", "wind sea"},
    WordsText {"A luz de Lisboa, outra vez 💛", "luz"},
    WordsText {"Grandfather’s favourite bench", "bench"},
    WordsText {"השקיעה של היום", "שקיעה"},
    WordsText {"Blue hour from the roof", "bluehour city"},
    WordsText {"Three hours up, twenty minutes down 🥾", "hike mountains"},
    WordsText {"Not a painting!", "nofilter"},
    WordsText {"Тихо. Очень тихо.", "тишина"},
    WordsText {"Rain in ten minutes, by the look of it", "clouds"},
    WordsText {"", ""},
    WordsText {"Moon over the water. I tried six exposures; this is the first one.", "moon night"},
    WordsText {"오늘 하늘 💙", "하늘"},
    WordsText {"Swam there and back. Cold!", "sea swim"},
};

struct Town {
    photos::Coordinate centre;
    Names places;
};

constexpr std::array towns = {
    Town {{37.7749, -122.4194}, {"Fort Point", "Lands End", "Dolores Park", "Crissy Field",
        "Twin Peaks", "Ocean Beach", "Pier 14", "Bernal Heights"}},
    Town {{35.0116, 135.7681}, {"鴨川", "伏見稲荷大社", "嵐山", "Philosopher’s Path",
        "清水寺", "Nijō Castle", "Kyoto Station roof", "哲学の道"}},
    Town {{38.7223, -9.1393}, {"Miradouro da Graça", "Alfama", "Cais das Colunas",
        "Jardim da Estrela", "Belém", "Bairro Alto", "Ponte 25 de Abril", "Príncipe Real"}},
    Town {{-33.9249, 18.4241}, {"Signal Hill", "Sea Point", "Lion’s Head", "Bo-Kaap",
        "Camps Bay", "Table Mountain", "Silo District", "Kloof Corner"}},
    Town {{51.5074, -0.1278}, {"Primrose Hill", "South Bank", "Greenwich", "Regent’s Canal",
        "Hampstead Heath", "Tower Bridge", "Kew Gardens", "Richmond Park"}},
    Town {{40.7128, -74.0060}, {"Brooklyn Bridge", "The High Line", "Bryant Park", "Pier 35",
        "Roosevelt Island", "Battery Park", "Red Hook", "Washington Square"}},
};

constexpr Names anywhere = {"Harbour steps", "Old town", "Riverside", "Lighthouse walk",
    "Market hall", "North ridge", "Botanical garden", "Station square"};
// clang-format on

template <typename List>
const auto &anyOf(const List &list, Random &random)
{
    return list[size_t(random.below(int(list.size())))];
}

const Names &namesNear(const photos::Coordinate &coordinate)
{
    for (const Town &town : towns) {
        // Half a degree is some 50 km.
        if (std::abs(town.centre.latitude - coordinate.latitude) < 0.5
            && std::abs(town.centre.longitude - coordinate.longitude) < 0.5)
            return town.places;
    }
    return anywhere;
}

} // namespace

Author anyAuthor(Random &random)
{
    const int index = random.below(int(authors.size()));
    const AuthorText &text = authors[size_t(index)];
    return {QString::number(404'174'000 + index), QString::fromUtf8(text.username),
        QString::fromUtf8(text.fullName)};
}

Words anyWords(Random &random)
{
    const WordsText &text = anyOf(words, random);
    return {QString::fromUtf8(text.caption),
        QString::fromUtf8(text.tags).split(QLatin1Char(' '), Qt::SkipEmptyParts)};
}

QString anyPlaceName(const photos::Coordinate &coordinate, Random &random)
{
    if (random.unit() < 0.1)
        return {};
    return QString::fromUtf8(anyOf(namesNear(coordinate), random));
}

} // namespace demo
