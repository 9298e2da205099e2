"""The style sheet of pages, for screen and print, in light and dark mode."""

STYLE = """
:root{color-scheme:light dark;--paper:#fdfcfa;--card:#fff;--ink:#24211e;--soft:#5f5851;--line:#ddd6cd;--accent:#2f6f6a;
--none:#e9ece4;--mild:#f3e7c4;--moderate:#f3cfa4;--severe:#eab09b;--dot:#24211e;--band:#2f6f6a55;--good:#dcebe4;
--good-none:#f1ede6;--good-mild:#e3ede2;--good-moderate:#cbe3d6;--good-severe:#aed6c4}
@media (prefers-color-scheme:dark){:root{--paper:#191817;--card:#22211f;--ink:#efeae4;--soft:#b9b1a7;--line:#403c37;
--accent:#8cc9c2;--none:#2c312b;--mild:#4a4124;--moderate:#5c421f;--severe:#693526;--dot:#efeae4;--band:#8cc9c266;
--good:#20362f;--good-none:#2a2724;--good-mild:#24332c;--good-moderate:#1f4438;--good-severe:#1b5a48}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
font:1.0625rem/1.55 Georgia,'Iowan Old Style','Times New Roman',serif}
main,header,footer{max-width:46rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.5rem}footer{padding-bottom:3rem}
h1,h2,h3{font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;line-height:1.25;text-wrap:balance}
h1{font-size:1.9rem;margin:0 0 .4rem;letter-spacing:-.01em}
h2{font-size:1.3rem;margin:2.6rem 0 .8rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{font-size:1.05rem;margin:0}
p{margin:.5rem 0}ul,ol{margin:.5rem 0;padding-inline-start:1.3rem}li{margin:.2rem 0}
.soft,figcaption,footer{color:var(--soft);font-size:.95em}
.card{background:var(--card);border:1px solid var(--line);border-radius:.7rem;padding:1rem 1.15rem;margin:.8rem 0;
break-inside:avoid}
.whole{break-inside:avoid;margin:.9rem 0}
.head{display:flex;flex-wrap:wrap;gap:.3rem .8rem;align-items:baseline;justify-content:space-between}
.level{font:600 .8rem/1.25 system-ui,sans-serif;padding:.25rem .6rem;border-radius:1rem;
color:var(--ink);background:var(--none)}
.level.mild{background:var(--mild)}.level.moderate{background:var(--moderate)}.level.severe{background:var(--severe)}
.level.good{background:var(--good)}
.safety{border-inline-start:.35rem solid var(--accent)}
svg{display:block;width:100%;height:auto;direction:ltr}svg text{fill:var(--ink);font-family:system-ui,sans-serif}
svg .faint{fill:var(--soft)}
figure{margin:.8rem 0}.wide{overflow-x:auto}.wide svg{min-width:43.5rem}
.wide:focus-visible,a:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
summary{cursor:pointer;font-family:system-ui,sans-serif;font-size:.95rem}
table{border-collapse:collapse;width:100%;font-size:.95rem}th,td{text-align:start;padding:.35rem .5rem;
border-bottom:1px solid var(--line);vertical-align:top}
a{color:var(--accent)}
@page{size:A4;margin:18mm 16mm}
@media print{:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--accent:#2f6f6a;
--none:#eee;--mild:#f3e7c4;--moderate:#f3cfa4;--severe:#eab09b;--dot:#000;--band:#2f6f6a55;--good:#dcebe4;
--good-none:#f1ede6;--good-mild:#e3ede2;--good-moderate:#cbe3d6;--good-severe:#aed6c4}
html{font-size:9.5pt}main,header,footer{max-width:none;padding:0}header{padding-top:0}h2{margin-top:1.8rem}h2,h3,.head,.head+p,section>p{break-after:avoid}
.card{break-inside:auto}figure,li{break-inside:avoid}.wide{overflow:visible}.wide svg{min-width:0}details{display:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""

FRAGMENT = """
.intimacy-kit{--none:#e9ece4;--mild:#f3e7c4;--moderate:#f3cfa4;--severe:#eab09b;--dot:#24211e;--ink:#24211e;
--soft:#5f5851;--line:#ddd6cd;--band:#2f6f6a55;--good:#dcebe4;
--good-none:#f1ede6;--good-mild:#e3ede2;--good-moderate:#cbe3d6;--good-severe:#aed6c4;
max-width:40rem;padding:.2rem 1rem;background:#fdfcfa;color:#24211e}
.intimacy-kit .head{display:flex;flex-wrap:wrap;gap:.3rem .8rem;align-items:baseline;justify-content:space-between}
.intimacy-kit .soft{color:var(--soft)}.intimacy-kit .wide{overflow-x:auto}
.intimacy-kit .level{padding:.1rem .5rem;border-radius:1rem;background:var(--none)}
.intimacy-kit .level.mild{background:var(--mild)}.intimacy-kit .level.moderate{background:var(--moderate)}
.intimacy-kit .level.severe{background:var(--severe)}.intimacy-kit .level.good{background:var(--good)}
.intimacy-kit svg{display:block;width:100%;height:auto;direction:ltr}
"""
"""The style of fragments in notebooks, with background and text colours of their own: the theme there is unknown."""
