// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/Promise.h"
#include "fuzz/Targets.h"

#include "photos/PlaceFile.h"

namespace fuzz {

namespace {

using photos::Subscription;
namespace placefile = photos::placefile;
using Places = QList<QList<Subscription>>;

void expectGood(const Subscription &wish)
{
    for (const QString &text : {wish.title, wish.source})
        expect(!text.isEmpty() && text.size() <= placefile::maxTextLength, "a name has its limits");
    expect(wish.objectId.size() <= placefile::maxTextLength, "no object is longer than its limit");
    expect(wish.radius >= 0 && wish.radius <= 1'000'000, "a circle has its limits");
    expect(wish.radius == 0 || wish.centre.isValid(), "a circle's centre is on the Earth");
    expect(wish.slug.isEmpty() && wish.providerId.isEmpty() && wish.callbackKey.isEmpty()
            && wish.verifyToken.isEmpty() && wish.verifyProof.isEmpty() && !wish.isAdopted,
        "a file says what to watch and nothing of ours");
}

QByteArray written(const Places &places)
{
    QList<photos::PlaceState> states;
    for (const QList<Subscription> &wishes : places) {
        photos::PlaceState state;
        state.subscription = wishes.first();
        for (const Subscription &wish : wishes) {
            photos::PlaceState::Source source;
            source.subscription = wish;
            state.sources += source;
        }
        states += state;
    }
    return placefile::write(states);
}

} // namespace

void places(const QByteArray &input)
{
    auto read = placefile::read(input);
    if (!read) {
        expect(!read.error().message.isEmpty(), "a refusal says why");
        return;
    }
    expect(read->size() <= placefile::maxPlaces, "there are no more places than their limit");
    for (QList<Subscription> &wishes : *read) {
        expect(!wishes.isEmpty() && wishes.size() <= placefile::maxSourcesOfAPlace,
            "a place has sources, and no more than their limit");
        for (Subscription &wish : wishes) {
            expectGood(wish);
            // The number of a circle is the provider's: it is not written.
            if (wish.object == Subscription::Object::Geography)
                wish.objectId.clear();
        }
    }
    const auto again = placefile::read(written(*read));
    expect(again && *again == *read, "places written and read again are the same");
}

} // namespace fuzz
