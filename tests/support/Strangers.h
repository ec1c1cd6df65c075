// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace support {

/// Captions and names that try to be more than text: in HTML, in Qt's rich text, in a template, by
/// their direction, and in what follows them.
inline constexpr std::array strangersTexts {
    "<img src=x onerror=\"document.title='owned'\">",
    "</span></button><script>document.title='owned'</script>",
    "<iframe srcdoc=\"<script>parent.document.title='owned'</script>\"></iframe>",
    "\"><svg onload=document.title='owned'>",
    "&lt;b&gt;bold&lt;/b&gt; &#60;i&#62;",
    "\u202Egnp.elif\u2066 reversed",
    "javascript:document.title='owned'",
    "{{constructor.constructor('document.title=1')()}}",
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "<img src='file:///etc/passwd'>",
    "<a href='javascript:document.title=1'>here</a>",
    "<style>body{display:none}</style>",
    "<meta http-equiv=refresh content='0;url=//example.org'>",
    "<base href='//example.org/'><link rel=stylesheet href=x>",
    "<math><mtext><table><mglyph><style><img src=x onerror=document.title=1>",
    "<!-- --><![CDATA[ <i> ]]><?xml version='1.0'?>",
    "<template><div></template><details open ontoggle=document.title=1>",
    "'\"`;--><br/onclick=1 style='position:fixed;inset:0'>",
    "Tom & Jerry &amp; &copy &x; <html><body><table>",
};

} // namespace support
