"""The orders in which writers put a change and its figures: from (a), to (b), the change (c) and its direction (d).

Patterns over the codes of a sentence (see `sentence`). In strict ones the words leave no doubt that the figures belong
together; in loose ones they do.
"""

from __future__ import annotations

from factcheck.language.expression import Expression

_W, _L, _XL = "[wyn]{0,2}", "[wynob]{0,5}", "[wynoab,]{0,9}"
_CHANGE, _AMOUNT = "(?P<c>[PpF])", "(?P<c>[PpFN])"
_BY = "(?:[wyn]{0,2}[bo]?|[wyne]{0,5}b)"  # rose (in May by); cut their price target by
_V = "[NP]"

# The orders in which writers put from (a), to (b), the change (c) and its direction (d).
STRICT = tuple(
    Expression(pattern)
    for pattern in (
        # rose 4.7% (in May) to $51.2bn from $48.8bn; rose 44% to $205m in the quarter, from $142m; compared with $142m
        rf"(?P<d>[ud]){_BY}{_AMOUNT}{_W}[,(]?t(?P<b>{_V}){_XL}[ud]?[fc]{_L}(?P<a>{_V})",
        # fell by 52 percent, from 36,000 in 2015 to 17,250
        rf"(?P<d>[ud]){_W}b?{_AMOUNT}{_W},?{_W}[ud]?[fo]{_L}(?P<a>{_V}){_L},?t(?P<b>{_V})",
        rf"(?P<d>[ud]){_W},b{_AMOUNT}{_W},?{_W}[ud]?[fo]{_L}(?P<a>{_V}){_L},?t(?P<b>{_V})",
        rf"(?P<d>[ud]){_W}b?{_CHANGE}{_XL}[,(-][fo]{_L}(?P<a>{_V}){_L}t(?P<b>{_V})",
        # from $22m in Q2 to $29m in Q3, a 31% gain; sank from 10m to 2.5m - minus 75%; from 8,300 to 8,850, or 6.6%
        rf"[fo](?P<a>{_V}){_L}[udm]?t(?:{_V}{_L}t)?(?P<b>{_V}){_L}[ud]?[,(-][rwTn,]{{0,4}}{_CHANGE}{_W}(?P<d>[ud])(?!{_W}[fc])",
        rf"(?:fw?|o)(?P<a>{_V}){_L}[udm]?t(?P<b>{_V}){_L}[ud]?[,(-][rwTn,]{{0,3}}(?P<d>[ud])(?:{_W}[bfot]?|wt){_CHANGE}(?!{_W}[fco])",
        # from £18m to £14m, a cut of £4m; 从800人减少到600人,减少了200人
        rf"(?:fw?|o)(?P<a>N){_L}[udm]?t(?P<b>N){_W}[,(-][rw,]{{0,3}}(?P<d>[ud])[wn]{{0,2}}[bo]?(?P<c>N)(?=w?[.,;)-]|w?$)",
        # de 1.080 a 1.134 euros, 54 euros más
        rf"[fo](?P<a>N){_L}[udm]?t(?P<b>N){_W}[,(-][rw,]{{0,3}}(?P<c>N)[wo]{{0,2}}(?P<d>[ud])(?=w?[.,;)-]|w?$)",
        # 960 Millionen Euro (+15%), gegenüber 835 Millionen; 150 Millionen, nach 121 Millionen (+24%)
        rf"(?P<b>{_V}){_W}[(](?P<d>[ud])(?P<c>[Pp])[)],?{_L}[ud]?[fch]{_L}(?P<a>{_V})",
        rf"(?P<b>{_V}){_L},?{_L}[fc]{_L}(?P<a>{_V}){_L}[(](?P<d>[ud])(?P<c>[Pp])[)]",
        # wuchs von 250 auf 310 Mitarbeiter, also um 60
        rf"(?P<d>[ud])[wyn]{{0,6}}[fo](?P<a>N){_L}t(?P<b>N){_L}[,(-][rwa]{{0,3}}b(?P<c>N)(?=w?[.,;)]|w?$)",
        # 较年初的250人增加60人，达到310人，增幅为24%
        r"[fc][wyno]{0,4}(?P<a>N)w{0,2}[ud]w?Nw{0,2},t(?P<b>N)w{0,2},(?P<d>[ud])[bfot]?(?P<c>P)(?=[.,;)]|$)",
        # cut its budget by £4m, from £18m to £14m; grown by 450, to 1,950 from 1,500
        rf"(?P<d>[ud])[wyno]{{0,6}}b(?P<c>N){_W},?{_W}[fo](?P<a>N){_W}t(?P<b>N)",
        rf"(?P<d>[ud])[wyno]{{0,6}}b(?P<c>N){_W},?{_W}t(?P<b>N){_W}f(?P<a>N)",
        rf"(?P<d>[ud])(?P<c>N)w?,[fo](?P<a>N){_W}t(?P<b>N)(?=w?[.,;)]|w?$)",
        # 支持率为41%,比上次的47%下滑6个百分点
        rf"(?P<b>{_V})w?,?c[wyo]{{0,4}}[(]?(?P<a>{_V})w?[)]?w?(?P<d>[ud])w{{0,2}}{_AMOUNT}(?=[.,;)]|w?$)",
        # 34%, up from 30%, a rise of 4 points
        rf"(?P<b>{_V}){_L},?[ud]?[fc]{_L}(?P<a>{_V}){_L},w?(?P<d>[ud])o(?P<c>[PpFN])",
        # climbed to 863 last year from 800, an 8% increase
        rf"(?P<b>{_V}){_L},?[ud]?f{_L}(?P<a>{_V}){_L}[,-]w?{_CHANGE}w?(?P<d>[ud])(?!w?[fcohtn])",
        rf"(?P<b>{_V}){_L}c{_L}(?P<a>{_V}){_L},[wr]{{0,2}}(?P<d>[ud])[bfo]?{_CHANGE}(?=[.,;)-]|$)",
        # 240 employés contre 320 il y a cinq ans, soit 25% de moins
        rf"(?P<b>{_V}){_L}c{_L}(?P<a>{_V}){_L},[wr]{{1,4}}{_CHANGE}[wo]?(?P<d>[ud])(?=[.,;)-]|$)",
        # with 84 arrests this year against 70 last year, the police recorded a 20% increase
        rf"(?P<b>{_V}){_L}c{_L}(?P<a>{_V}){_L},w{{1,5}}{_CHANGE}w?(?P<d>[ud])(?=[.,;)-]|$)",
        # compared with $2.10 in 2015, the toll is now $2.94, 40% higher
        rf"^w{{0,2}}[fc]{_L}(?P<a>{_V}){_L},{_L}(?P<b>{_V}){_L}[,(-][wr]{{0,3}}{_CHANGE}w?(?P<d>[ud])(?=[.,;)-]|$)",
        rf"^w{{0,2}}[fc]{_L}(?P<a>{_V}){_L}(?P<b>{_V}){_L}[,(-][wr]{{0,3}}(?P<d>[ud])[bfo]?{_CHANGE}(?=[.,;)-]|$)",
        # rose to 54 million from 45 million, 20%
        rf"(?P<d>[ud])[bo]?t(?P<b>{_V}){_L}f{_L}(?P<a>{_V}){_L},r?{_CHANGE}(?=[.,;)-]|$)",
        # legten um 9,4 Prozent auf 116 Milliarden Euro zu (Vorjahr: 106 Milliarden Euro)
        rf"b{_AMOUNT}{_W}t(?P<b>{_V}){_L}(?P<d>[ud]){_W}[,(]w{{0,4}}:?[cn]?{_W}(?P<a>{_V})",
        rf"(?P<d>[ud])[wyn]{{0,6}}[fo](?P<a>{_V}){_L}t(?P<b>{_V}){_L}(?:,?r|[(-]r?|,?ar?(?=b))b?(?P<c>[PpF])(?!o)",
        rf"(?P<d>[ud])[fo](?P<a>{_V}){_L}t(?P<b>{_V})(?:\(w{{0,5}}\))?(?P<c>[PpF])(?!o)",
        rf"b(?P<c>[PpFN]){_XL}[fo](?P<a>{_V}){_L}t(?P<b>{_V}){_W}(?P<d>[ud])",
        # employed 12,243 at year end, down 19.8 percent from the 15,273 of the year before; an increase of 82% on 255
        # rose 25% to 50 million (year before: 40 million)
        rf"(?P<d>[ud]){_W}[bfo]?{_CHANGE}{_W},?t(?P<b>{_V}){_L}[ud]?\((?:[wyn]{{1,4}}:?(?P<a>{_V})w{{0,2}}|(?P<a2>{_V})[wyn]{{1,4}})\)",
        # loses 3.5 points and stands at 27.5% (before: 31%)
        rf"(?P<d>[ud])[^NPRFX;]{{0,6}}(?P<c>p)[^NPRFX;]{{0,5}}t(?P<b>P)\([wyn]{{1,4}}:?(?P<a>{_V})\)",
        rf"(?P<b>{_V})(?:{_L}[,(-][wn]?)?(?P<d>[ud]){_W}[bfo]?{_CHANGE}{_W}(?:[fch]|v(?=N)){_L}[(]?(?P<a>{_V})",
        rf"(?P<b>{_V}){_L}[,(-][wr]?{_AMOUNT}[wo]{{0,2}}(?P<d>[ud]){_W}[fcvh]{_L}[(]?(?P<a>{_V})",
        # edged 0.9% lower to £221m (£223m in 2015)
        rf"{_CHANGE}(?P<d>[ud])w?[tn](?P<b>{_V}){_L}\((?:[wyn]{{1,4}}:?(?P<a>{_V})|(?P<a2>{_V})[wyn]{{1,4}})\)",
        # at 46%, up four points from 42%; at 1,464.80, down 8.4 won from 1,473.20
        rf"(?P<b>{_V}){_L},w?(?P<d>[ud])(?P<c>N){_W}fw?(?P<a>{_V})",
        # hit €2.6 billion (€2.4 billion a year earlier), an 8 percent improvement; a gain of 8 percent
        rf"(?P<b>{_V})w?[(](?P<a>{_V})[wy]{{1,3}}[)],{_W}{_CHANGE}w?(?P<d>[ud])",
        rf"(?P<b>{_V})w?[(](?P<a>{_V})[wy]{{1,3}}[)],{_W}(?P<d>[ud])[bo]?{_CHANGE}",
        # £73m (2017: £84m), 13% lower than a year before; 1.34 million in 2019 (2018: 1.21 million), an increase of 11%
        rf"(?P<b>{_V}){_L}[(][wyn]{{1,3}}:?(?P<a>{_V})w?[)],?{_W}{_CHANGE}w?(?P<d>[ud])",
        rf"(?P<b>{_V}){_L}[(][wyn]{{1,3}}:?(?P<a>{_V})w?[)],?{_W}(?P<d>[ud])[bo]?{_CHANGE}",
        # turnout was 61.4%, three points down on the 64.4% of 2014
        rf"(?P<b>P){_L}[,-](?P<c>[Np])w{{0,2}}(?P<d>[ud]?)M?h{_W}(?P<a>P)",
        # sunk to 34% from 51% in January - a 17-point drop; 46%, versus 61% a year ago, 15 points lower
        rf"(?P<b>P)[wynobv]{{0,5}},?[ud]?[fc]{_L}(?P<a>P){_L}[,-]w?(?P<c>N)w?(?P<d>[ud])(?=[.,;)]|$)",
        rf"(?P<b>{_V})w{{0,2}}{_CHANGE}(?P<d>[ud])f{_L}(?P<a>{_V})",
        # at $49.87, and the $58.83 average target suggests growth of 18%
        r"(?P<a>N),?[a;]?(?P<b>N)[we]{1,4}(?P<d>[ud])o?(?P<c>P)",
        # sells for $141.91 and its average price target of $110.71 indicates a downside of 22%; suggests 22% growth
        r"(?P<a>N)w{0,3},?[a;]{0,2}[we]{0,3}eo?(?P<b>N)w{1,5}(?P<d>[ud])o?(?P<c>P)",
        r"(?P<a>N),?[a;]{0,2}(?P<b>N)w{0,3}ew{1,4}(?P<d>[ud])o?(?P<c>P)",
        r"(?P<a>N)w{0,3},?[a;]{0,2}[we]{0,3}eo?(?P<b>N)w{1,5}n?(?P<c>P)w?(?P<d>[ud])(?!w?[fcht])",
        r"(?P<a>N),?[a;]{0,2}(?P<b>N)w{0,3}ew{1,4}n?(?P<c>P)w?(?P<d>[ud])(?!w?[fcht])",
        # cut by 21%, it has 90 singers against 114
        rf"(?<![NP])(?<![NP],)(?P<d>[ud])[bo]?{_CHANGE},w{{0,3}}(?P<b>{_V}){_L}c(?P<a>{_V})",
        rf"(?P<b>{_V})[,(-]{_CHANGE}Mc{_L}(?P<a>{_V})",
        # a 5.37% increase from £4.47 to £4.71; a 20% increase to $120 from $100; 31% off, down from $1,159 to $799
        rf"{_CHANGE}{_W}(?P<d>[ud]){_L},?d?[fo](?P<a>{_V}){_L}t(?P<b>{_V})",
        rf"{_CHANGE}{_W}(?P<d>[ud]){_L},?d?t(?P<b>{_V}){_XL}[fc](?P<a>{_V})",
        # aumentó de 235 a 282 millones de euros, un 20 %
        rf"(?P<d>[ud])[fo](?P<a>{_V}){_L}t(?P<b>{_V}){_L},(?P<c>P)(?=[.,;)]|$)",
        # slumped to 142,000, a fall of 29% from its peak of 200,000
        rf"t(?P<b>{_V}){_L},w{{0,3}}(?P<d>[ud])o?{_CHANGE}f[wo]{{0,2}}k?o?(?P<a>{_V})",
        # will rise from £1,620 to £1,684.80, or 4%; average $485, up from $461 a year ago, about 5%
        rf"f{_L}(?P<a>{_V}){_L}t(?P<b>{_V}){_W}(?:,r,?|[(-]r?){_CHANGE}(?=[,.;)-]|$)",
        rf"(?P<b>{_V}){_L},?(?P<d>[ud])f{_L}(?P<a>{_V}){_L}(?:,r?,?|[(-]r?){_CHANGE}(?=[.;)-]|$)",
        # 4.8% above last year at 19,020, against 18,145
        rf"(?P<c>[Pp])w?(?P<d>[udM]?)h[wyn]{{1,3}}n(?P<b>{_V}){_L},?c{_L}(?P<a>{_V})",
        # at 243,000, a 10% reduction on the previous year (270,000)
        rf"(?P<b>{_V}){_L}[,-]w?(?P<c>[Pp])(?P<d>[udM])[fchv][wyn]{{1,4}}[(](?P<a>{_V})[)]",
        # was $1.28 billion and increased 60% compared to the same period a year before ($800 million)
        rf"(?P<b>{_V})[,a]{{1,2}}(?P<d>[ud]){_W}b?{_CHANGE}c[wyn]{{0,9}}\((?P<a>{_V})\)",
    )
)
# Words leave it open whether the figures belong together.
_ANY = "[^NPRFX]"
LOOSE = tuple(
    Expression(pattern)
    for pattern in (
        # 11.3 million came, a 15% jump from July 2021, when 9.8 million did
        rf"(?P<b>N){_ANY}{{1,9}},w?(?P<c>P)(?P<d>[ud])[fvh][wyn]{{1,4}},;?w?(?P<a>N)",
        # from £18.5bn this year to £20.35bn next year, 10% extra
        rf"f(?P<a>{_V}){_L}[udm]?t(?P<b>{_V}){_L},(?P<c>P)w(?=[.,;)-]|$)",
        # in 2008 there were 57,000 pubs; now there are 48,350, a drop of 15%; paid £620,000 and got £785,000, 27% more
        rf"(?P<a>N){_ANY}{{1,16}}(?P<b>N){_ANY}{{0,6}}[,;(-]w{{0,2}}(?P<d>[ud])[of]?(?P<c>P)(?=[.,;)-]|$)",
        rf"(?P<a>N){_ANY}{{1,16}}(?P<b>N){_ANY}{{0,6}}[,;(-]w?(?P<c>P)w?(?P<d>[udM])(?![fch])",
        # 58% were married in 1995, only 50% are today, a fall of eight points
        rf"(?P<a>P){_ANY}{{1,16}}(?P<b>P){_ANY}{{0,6}}[,;(-]w{{0,2}}(?P<d>[ud])[of]?(?P<c>[Np])(?=w?[.,;)-]|w?$)",
        # which hit $63 in March, were trading at $47.25, 25% below that high
        rf"(?P<a>N){_ANY}{{1,16}}(?P<b>N){_ANY}{{0,6}}[,;(-]w?(?P<c>P)w?h[wk]{{0,3}}(?=[.,;)-]|$)",
        # income was 31% down on the year before at £2.9m (£4.2m)
        r"(?P<c>P)w?(?P<d>[udM]?)[hvwyno]{1,6}(?P<b>N)w{0,2}\((?P<a>N)\)",
        r"(?P<d>[ud])b?(?P<c>P)[wynt]{0,5}(?P<b>N)w{0,2}\((?P<a>N)\)",
        # now 42 days; a year ago it was 30 days, an increase of 40%
        rf"(?P<b>N){_ANY}{{1,16}}(?P<a>N){_ANY}{{0,6}}[,;(-]w{{0,2}}(?P<d>[ud])[of]?(?P<c>P)(?=[.,;)-]|$)",
        # trades at $141.50, and its $110.37 target indicates a downside of 22%
        rf"(?P<a>N){_ANY}{{1,12}}(?P<b>N){_ANY}{{0,9}}(?P<d>[ud])o?(?P<c>P)(?=[.,;)-]|$)",
        # stood at 412p, having lost 15% since Monday, when they were at 485p
        rf"(?P<b>N)(?!,?[ud]b?P){_ANY}{{1,12}}(?P<d>[ud])b?(?P<c>P)(?!w?t){_ANY}{{1,10}}(?P<a>N)",
        # will cost $129, a 19.4% increase over the current $108
        rf"(?P<b>N),{_ANY}?(?P<c>P)(?P<d>[ud])w{{1,2}}(?P<a>N)",
        # rose 11.5% last year to 4.46 million tonnes; in 2016 they were 4 million tonnes
        rf"(?P<d>[ud])[wynL]{{0,4}}b?(?P<c>P){_ANY}{{0,6}}t(?P<b>N)(?={_ANY}{{0,11}}[yfch]){_ANY}{{1,12}}(?P<a>N)",
        # set at 850 euros last year, it climbs by 10% to 935 euros
        rf"(?P<a>N){_ANY}{{1,10}}(?P<d>[ud])[bo]?(?P<c>P){_ANY}{{0,2}}t(?P<b>N)",
        # konnte den Verlust um 30 Prozent auf 26,6 Millionen verringern, im Vorjahr hatte er bei 38 Millionen gelegen
        rf"b(?P<c>P){_ANY}{{0,3}}t(?P<b>N){_ANY}{{0,4}}(?P<d>[ud]){_ANY}{{1,12}}(?P<a>N)",
        # from a peak of $19,500 it has lost 68% and now trades at $6,240
        rf"[fc]{_ANY}{{0,4}}(?P<a>N){_ANY}{{1,10}}(?P<d>[ud])b?(?P<c>P){_ANY}{{0,10}}(?P<b>N)",
        # with 12,400 burglaries 18% fewer were counted than the year before (15,120)
        rf"(?P<b>N){_ANY}{{0,9}}(?P<c>P)[wo]?(?P<d>[Mud]){_ANY}{{0,5}}[hc]{_ANY}{{0,10}}(?P<a>N)",
        # received 18,240 calls, 12% fewer than in 2016, when it took 20,730; 15% ahead of the $3bn before
        rf"(?P<b>N){_ANY}{{0,5}}(?P<c>P)w?(?P<d>[Mud]?)h{_ANY}{{0,10}}(?P<a>N)",
        rf"(?P<b>N){_ANY}{{0,3}}(?P<c>P)[we]{{1,4}}[oe](?P<a>N)",
        # up 6.3 points on the last election, at 67.5% against 61.2%
        rf"(?P<d>[ud])(?P<c>[pN]){_ANY}{{1,9}}(?P<b>P){_ANY}{{0,3}}[fc]{_ANY}{{0,3}}(?P<a>P)",
        rf"(?P<b>P){_ANY}{{1,5}}(?P<c>[pN])w?(?:(?P<d>[udM])|h){_ANY}{{0,4}}[(fch]{_ANY}{{0,3}}(?P<a>P)",
    )
)
POSTPOSITIONS = tuple(
    Expression(pattern)
    for pattern in (
        rf"(?P<a>{_V})w{{0,3}}F[wyn,]{{0,6}}(?P<b>{_V})w{{0,3}}t[w,(]{{0,4}}b?(?P<c>[PpF])w{{0,3}}(?P<d>[ud])",
        rf"(?P<a>{_V})w{{0,3}}F[wyn]{{0,3}}(?P<c>[PpFN])w{{0,3}}(?P<d>[ud])[wyno]{{0,3}}(?P<b>{_V})",
        # 800명에서 600명으로 200명(25%) 줄었다
        r"(?P<a>N)w{0,3}F[wyn,]{0,6}(?P<b>N)w{0,3}t[w,]{0,4}(?P<c>N)w{0,2}(?:\(P\))?w?(?P<d>[ud])",
        r"(?P<a>N)w{0,3}F[wyn,]{0,6}(?P<b>N)w{0,3}t[w,]{0,4}Nw{0,2}\((?P<c>P)\)w?(?P<d>[ud])",
        # 死者は180人で、前年の240人より25%少なかった; 쌀 생산량은 420만t으로 지난해 400만t보다 5% 많았다
        rf"(?P<b>{_V})[wta]{{0,3}},?[wyno]{{0,6}}(?P<a>{_V})w{{0,2}}F[wa]?(?P<c>[PpF])[wo]{{0,2}}(?P<d>[ud])",
        # 投票率は44.1%で、4年前の前回(48.3%)を4.2ポイント下回った
        rf"(?P<b>{_V})[wt]{{0,3}},?[wyno]{{0,5}}y[wo]{{0,2}}[(]?(?P<a>{_V})[)]?w(?P<c>[PpF])w{{0,2}}(?P<d>[ud])",
        # 1072円から41円上がり、1113円になった
        "(?P<a>N)w{0,3}F[wyn]{0,2}(?P<c>N)w{0,3}(?P<d>[ud])w?,(?P<b>N)w?t",
        # 15억달러로 24% 늘었다(전년 12억달러)
        rf"(?P<b>{_V})w?t[wyn]{{0,3}}(?P<c>[PpF])w{{0,3}}(?P<d>[ud])[w;]{{0,4}}\([wyn]{{1,3}}[tF]?:?(?P<a>{_V})w?\)",
        # 待機児童は845人と、前の年度の960人より115人少なかった
        "(?P<b>N)[wta]{0,3},?[wyno]{0,6}(?P<a>N)w{0,2}Fw?(?P<c>N)w{0,2}(?P<d>[ud])",
        # 純利益は前年同期比12%増の46億円(前年同期は41億円)
        rf"(?P<c>[Pp])w{{0,2}}(?P<d>[ud])[wyno]{{0,3}}(?P<b>{_V})w?\([wyn]{{1,3}}[tF]?(?P<a>{_V})w?\)",
    )
)
LOOSE_POSTPOSITIONS = (
    # 2022년 820건, 2023년 697건으로 1년 사이 15% 줄었다
    Expression(rf"(?P<a>{_V})w?,[wny]{{0,3}}(?P<b>{_V})w?t[wny]{{0,5}}(?P<c>[Pp])w{{0,3}}(?P<d>[ud])"),
    Expression(rf"(?P<c>[Pp])w{{0,3}}(?P<d>[ud])w{{0,3}}(?P<b>{_V})[wnyt]{{0,4}},[wny]{{0,4}}(?P<a>{_V})"),
    Expression(rf"(?P<a>{_V})[wnyFt]{{0,5}}(?P<b>{_V})[wnyFt,]{{0,5}}(?P<c>[Pp])w{{0,3}}(?P<d>[ud])"),
    Expression(rf"(?P<b>{_V})[wnyt]{{0,4}},?[wny]{{0,5}}(?P<a>{_V})[wnyF]{{0,5}}(?P<c>[Pp])w{{0,3}}(?P<d>[ud])"),
)
POSTPOSITION_STEPS = (
    Expression(r"(?P<b>N)w?t?w?F?(?P<c>P)q(?P<s>N)w?(?P<d>[ud])"),
    Expression(r"F?(?P<s>N)w?[(](?P<c>P)[)]w?(?P<d>[ud])[wo]{0,2}(?P<b>N)"),
    # 前年より30件少ない270件(10%減)だった
    Expression(r"F(?P<s>N)w{0,2}(?P<d>[ud])[wo]{0,2}(?P<b>N)w?[(](?P<c>P)[ud]?[)]"),
)
# The level before is printed as what was added or lost: "shed 65 cents, or 25%, to $1.90".
STEPS = tuple(
    Expression(pattern)
    for pattern in (
        rf"(?P<d>[ud])?{_W}b?(?P<s>N){_W}(?:,?r|,w?[ud]w?|\(|,(?=P,?t))(?P<c>P)[,)]?{_L},?t[wyn]{{0,3}}(?P<b>N)",
        # closed at $24.18, up $1.02, or 4.4%
        r"(?P<b>N)w{0,2},(?P<d>[ud])(?P<s>N)(?:,?r|,|[(])(?P<c>P)(?=[.,;)]|$)",
        # closed up 64 pence, or 6%, at 1130p
        rf"(?P<d>[ud]){_W}b?(?P<s>N){_W}(?:,?r|\()(?P<c>P)(?:,|\),?)n(?P<b>N)",
        rf"(?P<d>[ud])?{_W}b?(?P<c>P)(?:,?r|,|\()(?P<s>[Np])[,)]?{_L},?t[wyn]{{0,3}}(?P<b>N)",
        # fell $1.1 billion to $6.4 billion, a drop of 15 percent; 38p, or 6.4%, lower at 556p
        rf"(?P<d>[ud]){_W}[bo]?(?P<s>N){_W},?t[wyn]{{0,3}}(?P<b>N){_L}[,-](?:r|[wdu]{{0,2}}o?)(?P<c>P)(?=o?[ud]?(?:[.,;)-]|$))",
        r"(?P<s>N)w?(?:,?r)(?P<c>P),?(?P<d>[ud])[wnt]{0,2}(?P<b>N)",
        # settled $11.20 lower at $1,192.50, a loss of 0.9%; up by $1.1tn, a rise of 10 percent, to $12.5tn
        r"(?P<s>N)w?(?P<d>[ud])[wnt]{0,2}(?P<b>N)[wyn]{0,2},[ud]o?(?P<c>P)(?=[.,;)-]|$)",
        rf"(?P<d>[ud])[bo]?(?P<s>N){_L},[ud]o?(?P<c>P),?t[wyn]{{0,3}}(?P<b>N)",
    )
)
# How much one figure is more than another: a majority of 2,225; net debt of $6.8 billion; 2,345 more than her 16,420.
_GAP, _PLAIN = "[^NPRFX;]", "[wyntAB,]"
DIFFERENCES = tuple(
    Expression(pattern)
    for pattern in (
        # $46 billion, $4 billion less than the $50 billion requested
        rf"(?P<b>N){_GAP}{{0,5}},{_GAP}{{0,2}}(?P<c>N)w{{0,2}}o?(?:M|[ud]?h|[ud]c)[hc]?[wyn]{{0,4}}[(]?(?P<a>N)",
        # by 21,340 votes to 19,115, a majority of 2,225; the majority was 2,345: 18,765 votes to 16,420
        rf"(?P<b>N)w{{0,3}}[tcu]{_GAP}{{0,3}}(?P<a>N){_GAP}{{0,5}}(?:L[of]?|Y)w?(?P<c>N)(?!w?,?w?[cf])",
        rf"Lo?w?(?P<c>N)[:,(-]{{1,2}}{_GAP}{{0,4}}(?P<b>N)w{{0,3}}[tc]{_GAP}{{0,3}}(?P<a>N)",
    )
)
DIFFERENCES_LOOSE = tuple(
    Expression(pattern)
    for pattern in (
        # 수출 520억달러, 수입 470억달러로 50억달러 흑자
        rf"(?P<b>N){_PLAIN}{{0,6}}(?P<a>N){_PLAIN}{{0,6}}(?P<c>N)[wo]{{0,2}}L",
        rf"(?P<b>N)(?!rN){_GAP}{{0,6}}(?P<a>N){_GAP}{{0,9}}(?<!c)L[of]?w?(?P<c>N)",  # not: $18m or $19m
        # 310 empleados, 60 más que a finales de 2022, cuando eran 250
        rf"(?P<b>N){_GAP}{{0,5}},{_GAP}{{0,2}}(?P<c>N)w{{0,2}}o?(?:M|[ud]?h|[ud]c)[wynot]{{0,6}},[wn]{{0,3}}(?P<a>N)",
        # with 10,010 she is 21 votes behind the 10,031 of her rival
        rf"(?P<b>N){_GAP}{{1,6}}(?P<c>N)w{{0,2}}h{_GAP}{{0,4}}(?P<a>N)",
        # another 12 bodies were found, taking the toll from 146 to 158
        rf"(?<![ta])(?<!tw)(?P<c>N){_GAP}{{1,9}}f{_GAP}{{0,3}}(?P<a>N)w?t(?P<b>N)",
    )
)
