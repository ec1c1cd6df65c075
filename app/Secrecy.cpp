// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Secrecy.h"

#include <cstdlib>
#include <cstring>
#include <string_view>
#include <sys/resource.h>

namespace app {

namespace {

constexpr const char *secretVariables[] = {"IG_CLIENT_SECRET", "REDIS_URL", "HEREABOUTS_FLICKR_KEY",
    "HEREABOUTS_MASTODON_TOKEN", "HEREABOUTS_MAP_KEY"};
/// Options whose value may have a secret, and where in it that starts.
constexpr std::string_view secretOptions[] = {"--redis", "--adopt"};

void wipe(char *text)
{
    std::memset(text, '*', std::strlen(text));
}

/// "slug:token" and "redis://user:password@host": what follows the first colon.
void wipeValue(char *value)
{
    if (char *colon = std::strchr(value, ':'))
        wipe(colon + 1);
}

} // namespace

void wipeSecretsOfTheStart(int argc, char **argv)
{
    for (const char *name : secretVariables) {
        // The block that the system shows is the very memory that getenv() points to.
        if (char *value = ::getenv(name))
            wipe(value);
        ::unsetenv(name);
    }
    for (int i = 1; i < argc; ++i) {
        for (const std::string_view option : secretOptions) {
            // Qt takes both "--option" and "-option", and their values in both ways.
            const std::string_view argument(argv[i]);
            for (const std::string_view form : {option, option.substr(1)}) {
                if (argument == form && i + 1 < argc)
                    wipeValue(argv[i + 1]);
                else if (argument.starts_with(form)
                    && argument.substr(form.size()).starts_with('='))
                    wipeValue(argv[i] + form.size() + 1);
            }
        }
    }
}

void forbidCoreFiles()
{
    rlimit limit {};
    if (::getrlimit(RLIMIT_CORE, &limit) != 0)
        return;
    limit.rlim_cur = 0; // a debugger may raise it again
    ::setrlimit(RLIMIT_CORE, &limit);
}

} // namespace app
