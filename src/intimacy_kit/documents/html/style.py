"""The style sheet of pages, for screen and print, in light and dark mode: a leaflet, not a dashboard."""

from intimacy_kit.documents.html.colours import tokens

SANS = '-apple-system,"Segoe UI",Roboto,"Noto Sans",system-ui,sans-serif'
SERIF = 'ui-serif,"New York","Iowan Old Style",Charter,"Sitka Text","Noto Serif",Cambria,Georgia,serif'

_GROUND = f"""
:root{{color-scheme:light dark;{tokens(0)};--serif:{SERIF}}}
@media (prefers-color-scheme:dark){{:root{{{tokens(1)}}}}}
*,*::before,*::after{{box-sizing:border-box}}
html{{-webkit-text-size-adjust:100%;text-size-adjust:100%}}
body{{margin:0 auto;max-width:68rem;padding:1.5rem 1.25rem 3rem;background:var(--paper);color:var(--ink);
font:400 1.0625rem/1.55 {SANS};overflow-wrap:anywhere}}
html{{background:var(--paper)}}
h1,h2,h3,p,ul,ol,dl,dd,figure,fieldset,legend{{margin:0;padding:0}}
h1,h2:not(.label),.sentence{{font-family:var(--serif);font-weight:500;text-wrap:balance}}
h1{{font-size:1.625rem;line-height:1.2}}
h2:not(.label){{font-size:1.5rem;line-height:1.25}}
h3{{font-size:1.1875rem;font-weight:600;line-height:1.3}}
.sentence{{font-size:1.3125rem;line-height:1.35}}
.meta,.level{{font-size:.9375rem;line-height:1.4}}
.label{{font-size:.875rem;font-weight:600;line-height:1.4}}
.small{{font-size:.875rem;line-height:1.4}}
.soft,.meta{{color:var(--soft)}}
.well{{color:var(--well)}}.hard{{color:var(--hard)}}.help{{color:var(--accent)}}
[role=list]{{list-style:none}}
ul:not([role]),ol:not([role]){{padding-inline-start:1.25rem}}
ul:not([role])>li::marker{{color:var(--soft)}}
li+li{{margin-top:.25rem}}
p+p,p+ul,p+ol,ul+p,ol+p{{margin-top:.5rem}}
a{{color:var(--accent);text-underline-offset:.2em}}
:focus-visible{{outline:3px solid var(--accent);outline-offset:3px}}
svg{{display:block}}
.paper{{display:none}}
.nowrap{{white-space:nowrap}}
section,footer{{margin-top:3rem;border-top:1px solid var(--line);padding-top:1.5rem}}
.head{{margin-bottom:1rem}}
.head p{{margin-top:.25rem;color:var(--soft)}}
.body>*+*{{margin-top:1rem}}
.card{{background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:1.25rem}}
.card>*+*,.card .do>*+*{{margin-top:.5rem}}
.note{{background:var(--accent-tint);border-radius:1rem;padding:1.25rem}}
details>summary{{cursor:pointer;color:var(--accent);font-weight:600;padding:.25rem 0}}
details>*+*{{margin-top:.5rem}}
table{{border-collapse:collapse;width:100%;font-size:.9375rem}}
th,td{{text-align:start;padding-block:.5rem;padding-inline:0 .75rem;border-bottom:1px solid var(--line);
vertical-align:top}}
th{{font-weight:600;color:var(--soft)}}
dl{{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin-top:1rem}}
dt{{color:var(--soft)}}
"""
"""Type, space and what everything stands on."""

_CHART = """
.chart{position:relative;height:13rem;margin-block:1.5rem 3.25rem;margin-inline:.375rem 4.5rem;direction:ltr}
.chart svg{position:absolute;inset:0;width:100%;height:100%;overflow:visible}
.chart .band{fill:var(--accent);opacity:.16}.chart .run{fill:none;stroke:var(--accent);stroke-width:2.5;
stroke-linejoin:round}
.chart .grid{stroke:var(--line);stroke-width:1}
.chart i,.chart b,.chart span{position:absolute;white-space:nowrap;font-style:normal}
.chart i{width:.75rem;height:.75rem;margin:-.375rem;border-radius:50%;background:var(--accent);
border:.375rem solid var(--accent)}
.chart i.unknown{background:none;border:2px dashed var(--accent);margin-top:.25rem}
.chart b{font-size:1rem;line-height:1;transform:translateY(-1.5rem)}.chart b.last{transform:translate(-100%,-1.5rem)}
.chart span{font-size:.875rem;line-height:1;color:var(--soft)}
.chart .word{inset-inline-start:100%;margin-inline-start:.75rem;transform:translateY(50%)}
.chart .day{top:100%;margin-top:1.25rem;transform:translateX(-50%)}
.chart .day.one{transform:none}
.chart .day.last{transform:translateX(-100%)}
"""
"""The line of an index over weeks."""

_PARTS = """
.top>.index{margin-top:1.5rem}
.three{display:grid;gap:1rem;margin-top:1.25rem}
.three>li{display:grid;grid-template-columns:1.25rem 1fr;column-gap:.75rem;margin:0}
.three svg{width:1.25rem;height:1.75rem}
.three .label+.sentence{margin-top:0}
.three .label{padding-top:.2rem}
.three .sentence{color:var(--ink)}
.index>*+*{margin-top:.25rem}
.figure{display:flex;flex-wrap:wrap;align-items:baseline;column-gap:.5rem}
.number{font-size:3.25rem;font-weight:300;line-height:1;letter-spacing:-.02em;
font-variant-numeric:lining-nums tabular-nums;white-space:nowrap}
.open-word{font-family:var(--serif);font-size:1.75rem;font-weight:500;line-height:1.2}
.scale{position:relative;height:.625rem;margin:.75rem 0 .5rem;border-radius:.3125rem;background:var(--accent-tint)}
.scale i{position:absolute;top:0;bottom:0}
.scale .range{background:var(--accent);opacity:.38;border-radius:.3125rem}
.scale .cut{width:3px;margin-inline-start:-1.5px;background:var(--card)}
.scale .dot{width:1.125rem;height:1.125rem;top:-.25rem;margin-inline-start:-.5625rem;border-radius:50%;
background:var(--accent);border:3px solid var(--card)}
.steps{display:flex;gap:.25rem;margin:.75rem 0 .5rem}
.steps i{flex:1;height:.625rem;border-radius:.3125rem;background:var(--accent-tint)}
.steps i.full{background:var(--accent)}
.level{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .5rem;font-weight:600;margin-top:.25rem}
.level svg{flex:none;width:2rem;height:.75rem}
.level .then{color:var(--soft);width:1.25rem;height:1rem}
[dir=rtl] svg.help,[dir=rtl] .then{transform:scaleX(-1)}
.first{border:2px solid var(--accent)}
.practices>*+*{margin-top:1rem}
.lone{margin-top:1rem}
.now{margin-top:1.5rem}.calls>*+*{margin-top:1rem}
.tag{display:inline-block;white-space:nowrap;background:var(--accent);color:var(--on-accent);border-radius:1rem;
padding:.125rem .75rem;font-size:.875rem;font-weight:600;line-height:1.4}
.meta span{margin-inline-end:.75rem;display:inline-block}
.ticks>li+li{margin-top:0}
.ticks label{display:grid;grid-template-columns:1.5rem 1fr;gap:.75rem;padding:.375rem 0;cursor:pointer}
input{appearance:none;-webkit-appearance:none;width:1.5rem;height:1.5rem;margin:0;border:1.5px solid var(--edge);
border-radius:.375rem;background:var(--card);display:grid;place-items:center;cursor:pointer;flex:none}
input:checked{background:var(--accent);border-color:var(--accent)}
input:checked::after{content:"";width:.75rem;height:.4rem;border:solid var(--on-accent);border-width:0 0 2px 2px;
transform:translateY(-.1rem) rotate(-45deg)}
.week{border-top:1px solid var(--line);margin-top:1rem;padding-top:1rem}
fieldset{border:0;min-width:0}
legend{font-size:.9375rem;color:var(--soft);line-height:1.4}
.days{display:flex;justify-content:space-between;gap:.125rem;margin:.5rem 0;max-width:24rem}
.days label{display:grid;justify-items:center;gap:.25rem;font-size:.875rem;line-height:1.4;color:var(--soft);
white-space:nowrap;
min-width:1.75rem;cursor:pointer}
.days input{width:1.75rem;height:1.75rem;border-radius:50%}
.chain{margin-top:1rem}
.chain>li{position:relative;padding-inline-start:1.5rem;padding-bottom:1.25rem;margin:0}
.chain>li:last-child{padding-bottom:0}
.chain>li::before{content:"";position:absolute;inset-inline-start:0;top:.2rem;width:.9375rem;height:.9375rem;
border:2px solid var(--hard);border-radius:50%}
.chain>li.helps::before{border:.46875rem solid var(--accent)}
.chain>li:not(:last-child)::after{content:"";position:absolute;inset-inline-start:.4375rem;top:1.3rem;bottom:-.1rem;
border-inline-start:1.5px solid var(--line)}
.chain p+*,.chain li li+li{margin-top:.25rem}
.chain a{display:inline-block;min-height:1.8125rem;padding:.0625rem 0}
.how::before{content:"";display:inline-block;width:1.125rem;border-top:2px solid var(--hard);vertical-align:middle;
margin-inline-end:.375rem}
.how.may::before{border-top-style:dashed}
.eases{display:grid;grid-template-columns:1.25rem 1fr;gap:.5rem}
.eases svg{width:1.25rem;height:1.6rem}
.rows>li,.rows>.row{padding:1rem 0;border-top:1px solid var(--line);margin:0;break-inside:avoid}
.rows>:first-child{border-top:0;padding-top:0}.rows>:last-child{padding-bottom:0}
.titled+p{margin-top:.25rem}.titled p,.titled .level{margin-top:.25rem}.titled p .level{margin:0}
.between{display:none}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.danger{background:var(--accent);color:var(--on-accent);border:2px solid var(--accent)}
.danger a,.danger .sentence{color:inherit}
.phone{font-size:1.5rem;line-height:1.3;display:inline-block;white-space:nowrap}
"""
"""What pages are made of."""

_WIDE = """
@media (min-width:62rem){
body{padding:3.5rem 3rem}
h1{font-size:2.5rem}.sentence{font-size:1.5rem}.number{font-size:4rem}
.top{display:grid;grid-template-columns:1fr 20rem;gap:4rem;align-items:start}
.top.alone{display:block}
.top>.index{margin-top:0}
.three{gap:1.5rem}
section,footer{margin-top:3.5rem;padding-top:2rem;display:grid;grid-template-columns:13rem minmax(0,1fr);gap:3.5rem}
footer.plain{display:block}
.head{margin:0}.card{padding:1.5rem}
.practices{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1rem}
.practices>*{margin:0!important}
.practices>.first,.practices>.wide,.practices>:nth-child(2):last-child{grid-column:1/-1}
.first.weekly{display:grid;grid-template-columns:minmax(0,1fr) 16rem;gap:1.5rem}
.week{border-top:0;border-inline-start:1px solid var(--line);margin:0!important;padding:2.5rem 0 0;
padding-inline-start:1.5rem;align-self:start}
.chain{display:grid;grid-template-columns:1.35fr 1fr 1fr;font-size:1rem}
.chain.two{grid-template-columns:1.35fr 1fr}
.chain>li{padding-block:1.75rem 0;padding-inline:0 1.25rem}
.chain>li:not(:last-child)::after{inset-inline-start:1.2rem;inset-inline-end:.2rem;top:.6rem;bottom:auto;
border-inline-start:0;border-top:1.5px solid var(--line)}
.well-rows{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem 3rem}
.well-rows>*{border:0!important;padding:0!important}
.chart{height:16rem}.chart .between{display:block}
.calls{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1rem}
.calls>*{margin:0!important}
}
"""
"""From 62rem: headings in the margin, the chain in columns."""

_PAPER = f"""
@page{{size:A4;margin:16mm 17mm 18mm}}
@media print{{
:root{{color-scheme:light;{tokens(2)}}}
html{{font-size:9.75pt}}
body{{max-width:none;padding:0;line-height:1.45}}
h1{{font-size:1.9rem}}.sentence{{font-size:1.25rem}}.number{{font-size:3.25rem}}
.top{{display:grid;grid-template-columns:1fr 15rem;gap:2.5rem;align-items:start}}.top.alone{{display:block}}
.top>.index{{margin:0}}
.three{{gap:.75rem;margin-top:.75rem}}
section,footer{{display:block;margin-top:1rem;padding-top:.75rem}}
.head{{margin-bottom:.5rem}}.body>*+*{{margin-top:.75rem}}
h1,h2,h3,.head,.label{{break-after:avoid}}
.card,.note,.ticks>li,.chain,.row,tr{{break-inside:avoid}}
.card{{padding:.9rem 1rem;background:none}}.note{{padding:0;background:none}}
.titled{{display:flex;flex-wrap:wrap;align-items:baseline;column-gap:1rem}}.titled .level{{margin:0}}
.practices{{display:grid;grid-template-columns:1fr 1fr;gap:.75rem}}.practices>*{{margin:0!important}}
.practices>.first,.practices>.wide,.practices>:nth-child(2):last-child{{grid-column:1/-1}}
.first.weekly{{display:grid;grid-template-columns:1fr 15rem;gap:1rem}}
.week{{border-top:0;border-inline-start:1px solid var(--line);margin:0!important;padding:2rem 0 0;
padding-inline-start:1rem;align-self:start}}
.ticks label{{padding:.15rem 0}}input{{width:1.125rem;height:1.125rem}}
.chain{{display:grid;grid-template-columns:1.35fr 1fr 1fr}}.chain.two{{grid-template-columns:1.35fr 1fr}}
.chain>li{{padding-block:1.4rem 0;padding-inline:0 1rem}}
.chain>li:not(:last-child)::after{{inset-inline-start:1.2rem;inset-inline-end:.2rem;top:.6rem;bottom:auto;
border-inline-start:0;border-top:1.5px solid var(--line)}}
.well-rows{{display:grid;grid-template-columns:1fr 1fr;gap:.75rem 2rem}}.well-rows>*{{border:0!important;
padding:0!important}}
.rows>*{{padding:.5rem 0}}
.chart{{height:11rem}}
.support{{display:grid;grid-template-columns:1fr 1fr;gap:.6rem}}
.support>*{{margin:0!important}}.support>:last-child:nth-child(odd){{grid-column:1/-1}}
.support .card{{padding:.5rem .9rem}}
.support .card>*+*{{margin-top:.2rem}}.support li{{line-height:1.3;font-size:.9rem}}
.support li+li{{margin-top:.1rem}}.now{{margin-top:.75rem}}.plain{{margin-top:.6rem;padding-top:.4rem}}
.calls{{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.6rem}}
.calls>*{{margin:0!important;padding:.5rem .9rem}}.calls .card>*+*{{margin-top:.15rem}}
.paper{{display:block}}.notes{{border:0;break-before:auto;break-inside:avoid;margin-top:.75rem;padding:0}}
.notes h2{{font:600 1.0625rem/1.4 {SANS};color:var(--soft)}}.notes .rule{{height:2rem;
border-bottom:1px solid var(--line)}}
details{{display:none}}
footer .body{{font-size:.9rem}}footer dl{{grid-template-columns:auto 1fr auto 1fr;font-size:.875rem}}
a{{color:inherit}}
.danger{{background:none;color:var(--ink);border:2px solid var(--accent)}}
.scale,.steps i,.scale .range,.scale .dot,.steps i.full,.tag,.chart i{{-webkit-print-color-adjust:exact;
print-color-adjust:exact}}
.tag{{border:1px solid var(--accent)}}
.scale{{border:1px solid var(--edge)}}.steps i{{border:1px solid var(--accent)}}
}}
@media (forced-colors:active){{
.card,.tag,.note,.scale,.steps i{{border:1px solid CanvasText}}
.scale .dot,.scale .range,.steps i.full{{forced-color-adjust:none;background:CanvasText}}
input{{appearance:auto;-webkit-appearance:auto}}
svg,.chart *{{color:CanvasText}}.chart .band,.chart .run,.chart .grid{{stroke:CanvasText}}
}}
"""
"""Paper, and colours that people force."""

STYLE = _GROUND + _CHART + _PARTS + _WIDE + _PAPER

FRAGMENT = (
    "\n.intimacy-kit{"
    + tokens(0)
    + f""";max-width:44rem;padding:.5rem 1rem 1rem;background:#faf8f4;color:#22201d;font-family:{SANS}}}
.intimacy-kit .soft{{color:var(--soft)}}.intimacy-kit .well{{color:var(--well)}}
.intimacy-kit .hard{{color:var(--hard)}}
.intimacy-kit .card{{background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:.25rem 1rem;
margin:.75rem 0}}
.intimacy-kit .level{{display:flex;gap:.5rem;align-items:center;font-weight:600}}
.intimacy-kit .level svg{{width:2rem;height:.75rem;flex:none}}
"""
    + _CHART.replace(".chart", ".intimacy-kit .chart")
)
"""The style of fragments in notebooks, with background and text colours of their own: the theme there is unknown."""
