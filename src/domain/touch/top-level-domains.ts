/** Generic top-level domains that people use or that spam uses; phones make links of these and of every country's. */
const generic = new Set(
  (
    'com net org info biz name pro edu gov int mil app dev page web site online store shop shopping boutique fashion ' +
    'jewelry beauty hair makeup style design art gallery photo photos pics photography studio blog news media press ' +
    'tech cloud digital agency marketing social community link click live life love fun club vip win bid top xyz icu ' +
    'one world today space website email host company group team work works events tickets travel tours hotel ' +
    'restaurant cafe bar pizza food recipes fit fitness yoga health care clinic dental school academy training ' +
    'finance money cash loan loans credit insurance market trade trading exchange crypto wallet bet casino poker game ' +
    'games gift gifts sale deals coupons promo discount bargains cheap best rocks ninja guru expert plus red blue pink ' +
    'black gold paris brussels vlaanderen gent amsterdam frl alsace bzh corsica london berlin nyc tokyo cat eu ' +
    'google youtube amazon apple buzz tube video audio music film movie radio show review reviews rip monster quest ' +
    'example test invalid localhost onion'
  ).split(' '),
);

/** The countries' (ISO 3166-1 and the exceptions that exist as domains). */
const countries = new Set(
  (
    'ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd ' +
    'cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge ' +
    'gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ' +
    'ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw ' +
    'mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb ' +
    'sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk ' +
    'us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw'
  ).split(' '),
);

/**
 * Whether a word after a dot makes the two a domain. `ok.je` counts, since phones make a link of it too: a space after
 * the full stop is all it takes.
 */
export const namesTopLevel = (last: string) => generic.has(last) || countries.has(last) || last.startsWith('xn--');
