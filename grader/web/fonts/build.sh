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

# Each in two: the signs that nearly every page has, and the rest, which a browser fetches where one of them stands
# (unicode-range in css/fonts.css).
made() { # name, source, signs, options
    name=$1 source=$2 signs=$3
    shift 3
    pyftsubset "$source" --unicodes="$signs" --no-hinting --obfuscate-names --flavor=woff2 "$@" \
        --output-file="$to/$name.woff2"
    echo "$name: $(wc -c < "$to/$name.woff2") bytes, $signs"
}

# text: Latin with its quotes and dashes, and the signs that stand in sentences and tables; every weight from 400 to 700
signs="U+B7,U+D7,U+2013-2014,U+2018-2019,U+201C-201D,U+2022,U+2026,U+2039-203A,U+2190-2193,U+2212,U+2248,U+2260,U+2264-2265"
fonttools varLib.instancer -q usr/share/fonts/truetype/inter-vf/Inter-roman.var.ttf wght=400:700 -o text.ttf
made text text.ttf "U+20-7E,U+A0,$signs,U+25CB,U+25CF,U+2713" --layout-features=kern,tnum
made text-more text.ttf "U+A1-B6,U+B8-D6,U+D8-FF,U+131,U+152-153,U+201A,U+201E,U+20AC,U+221E" \
    --layout-features=kern,ccmp,locl,mark,mkmk

# code: no ligatures, so that what is typed is what is seen
mono=usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf
made code $mono "U+20-7E" --layout-features=
made code-more $mono "U+A0-FF,U+2026,U+2190-2193,U+2212,U+2260,U+2264-2265,U+221E,U+2500-2502,U+2514,U+251C" \
    --layout-features=ccmp,locl,mark

# formulas: what the library writes (italic letters, Greek, sums, roots, brackets), and with all that grows with it
stix=usr/share/fonts/opentype/stix-word/STIXMath-Regular.otf
letters="U+20-7E,U+3B1-3C9,U+210E,U+1D434-1D467,U+1D6FC-1D714"
operators="U+2190,U+2202,U+220F,U+2211-2212,U+2217,U+221A,U+221E,U+2248,U+2260,U+2264-2265,U+2299,U+22A4,U+22C5"
made math $stix "$letters,$operators,U+A0,U+B1,U+B7,U+D7,U+2C6,U+2032,U+2026,U+2061-2064,U+2308-230B" \
    --layout-features=ccmp,mark
letters="U+391-3A9,U+3D5,U+3F5,U+1D400-1D433,U+1D6A8-1D6FB,U+1D715-1D71B,U+2112,U+2115,U+211D,U+2124"
accents="U+F7,U+302-304,U+2DC,U+203E,U+2016,U+23DE-23DF"
arrows="U+2191-2194,U+21A6,U+21D2,U+22EE-22F1,U+27E8-27E9"
operators="U+2200,U+2203,U+2207-2208,U+2218-2219,U+222B,U+226A-226B,U+2282,U+2286,U+2295,U+2297"
made math-more $stix "$letters,$accents,$arrows,$operators" --layout-features=ccmp,mark
