#!/bin/sh
# Makes static/web/fonts from Debian's packages: the signs that our pages write and no more, as WOFF2.
#
#   sh grader/web/fonts/build.sh        needs apt-get and dpkg-deb, and fonttools and pyftsubset in PATH
#                                       (pip install fonttools brotli)
#
# Their names are taken out of them, since their makers reserve those; what they are and by whose leave stands in
# LICENSES.txt beside them.
set -eu
to="$(cd "$(dirname "$0")" && pwd)/../static/web/fonts"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download fonts-inter-variable fonts-jetbrains-mono fonts-stix > /dev/null
for package in *.deb; do dpkg-deb -x "$package" .; done

# text: Latin with its quotes and dashes, and the signs that stand in sentences and tables; every weight from 400 to 700
latin="U+20-7E,U+A0-FF,U+131,U+152-153,U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+2039-203A,U+20AC"
signs="U+2190-2193,U+2212,U+2248,U+2260,U+2264-2265,U+221E,U+25CB,U+25CF,U+2713"
fonttools varLib.instancer -q usr/share/fonts/truetype/inter-vf/Inter-roman.var.ttf wght=400:700 -o text.ttf
pyftsubset text.ttf --unicodes="$latin,$signs" --layout-features=kern,ccmp,locl,mark,mkmk,tnum,calt \
    --obfuscate-names --flavor=woff2 --output-file="$to/text.woff2"

# code: no ligatures, so that what is typed is what is seen
pyftsubset usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf \
    --unicodes="U+20-7E,U+A0-FF,U+2026,U+2190-2193,U+2212,U+2260,U+2264-2265,U+221E,U+2500-2502,U+2514,U+251C" \
    --layout-features=ccmp,locl,mark --obfuscate-names --flavor=woff2 --output-file="$to/code.woff2"

# formulas: letters upright, bold and italic, Greek, the operators of linear algebra and sums, and what grows with them
letters="U+20-7E,U+391-3A9,U+3B1-3C9,U+3D5,U+3F5,U+1D400-1D467,U+210E,U+1D6A8-1D71B,U+2112,U+2115,U+211D,U+2124"
accents="U+A0,U+B1,U+B7,U+D7,U+F7,U+302-304,U+2C6,U+2DC,U+203E,U+2032,U+2016,U+2026,U+23DE-23DF,U+2061-2064"
arrows="U+2190-2194,U+21A6,U+21D2,U+22EE-22F1,U+2308-230B,U+27E8-27E9"
operators="U+2200,U+2202-2203,U+2207-2208,U+220F,U+2211-2212,U+2217-221A,U+221E,U+222B,U+2248,U+2260,U+2264-2265"
more="U+226A-226B,U+2282,U+2286,U+2295,U+2297,U+2299,U+22A4,U+22C5"
pyftsubset usr/share/fonts/opentype/stix-word/STIXMath-Regular.otf --no-hinting \
    --unicodes="$letters,$accents,$arrows,$operators,$more" --layout-features=ssty,ccmp,mark,dtls \
    --obfuscate-names --flavor=woff2 --output-file="$to/math.woff2"
