/** Colours and measures of the house's pages (`src/web/shared/tokens.css`), so that this page looks like them. */
const tokens = `
:root{--accent:#1d5c4b;--on-accent:#fff;--accent-soft:#e5f0ec;--accent-ink:#17493b;--paper:#fff;--paper-2:#f6f5f2;--paper-3:#edebe6;--ink:#1d2421;--ink-2:#55605b;--line:#dddad3;--line-strong:#8b938f;--warning-soft:#fdf3e0;--warning-ink:#744a00;--person-soft:#eef0fb;--person-ink:#343f83;--focus:#1a5fd0;color-scheme:light dark;
--font:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"PingFang SC","Hiragino Sans GB","Noto Sans CJK SC","Microsoft YaHei",sans-serif;--serif:Georgia,"Times New Roman","Songti SC","Noto Serif CJK SC",serif}
@media screen and (prefers-color-scheme:dark){:root{--accent:#7fcbb2;--on-accent:#0c211a;--accent-soft:#1d332c;--accent-ink:#aee3d1;--paper:#171b19;--paper-2:#101412;--paper-3:#2a302d;--ink:#edf1ee;--ink-2:#a8b3ad;--line:#363d39;--line-strong:#78837d;--warning-soft:#352a14;--warning-ink:#f3cf8d;--person-soft:#252a44;--person-ink:#c3cbfa;--focus:#8cb8ff}}
`;

const page = `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-block-start:24px}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
body{margin:0;background:var(--paper-2);color:var(--ink);font:400 16px/1.6 var(--font);overflow-wrap:break-word}
a{color:var(--accent-ink);text-underline-offset:3px;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2.5px solid var(--focus);outline-offset:3px;border-radius:4px}
p{margin:0 0 14px;max-inline-size:68ch}
h1,h2{font-family:var(--serif);font-weight:400;text-wrap:balance}
h1{margin:0;font-size:clamp(34px,5.4vw,56px);line-height:1.1}
h2{margin:0 0 20px;font-size:clamp(25px,3vw,32px);line-height:1.2}
h3{margin:0 0 12px;font-size:17px;line-height:1.4}
h4{margin:0;font-size:13.5px;color:var(--ink-2)}
ul{margin:0;padding:0;list-style:none}
.skip{position:absolute;inset-inline-start:16px;inset-block-start:-60px;background:var(--paper);padding:8px 14px;border-radius:8px}
.skip:focus{inset-block-start:12px}
.top,.wide,.page,footer{max-inline-size:1176px;margin-inline:auto;padding-inline:24px}
.bar{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:8px 20px;padding-block:18px;font-size:15px}
.actions{display:flex;align-items:center;gap:18px}
.bar a{padding-block:8px}
button{min-block-size:40px;border:1px solid var(--line-strong);border-radius:8px;background:var(--paper);color:var(--ink);padding:6px 16px;font:inherit;cursor:pointer}
button:hover{border-color:var(--ink)}
.opening{padding-block:clamp(20px,4vw,52px) clamp(22px,3vw,36px)}
.lead{margin:16px 0 0;font-size:clamp(17px,1.7vw,20px);line-height:1.5;max-inline-size:54ch;text-wrap:pretty}
.version{display:flex;flex-wrap:wrap;gap:2px 20px;margin:16px 0 0;color:var(--ink-2);font-size:14.5px}
.versions{margin:8px 0 0;font-size:14.5px}
.versions a{display:inline-block;padding-block:4px}
.version span+span{font-variant-numeric:tabular-nums}
.glance{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(200px,100%),1fr));border-radius:18px;background:var(--accent-soft);padding:8px}
.glance li{padding:18px 22px}
.glance strong{display:block;color:var(--accent-ink);font:400 clamp(25px,2.4vw,31px)/1.15 var(--serif)}
.glance span{display:block;margin-block-start:6px;font-size:15px;line-height:1.45;text-wrap:pretty}
.page{display:grid;grid-template-columns:190px minmax(0,1fr);gap:clamp(24px,4vw,52px);padding-block:clamp(36px,5vw,64px)}
.wide{padding-block-start:clamp(40px,5vw,68px)}
.contents{font-size:15px}
.contents p{margin:0 0 8px;color:var(--ink-2);font-size:13.5px}
.contents ol{position:sticky;inset-block-start:24px;margin:0;padding:0;list-style:none}
.contents li a{display:block;border-inline-start:2px solid var(--line);padding:6px 0 6px 14px;color:var(--ink);line-height:1.4;text-decoration:none}
.contents li a:hover{border-color:var(--accent);text-decoration:underline}
.chapter+.chapter{margin-block-start:clamp(48px,6vw,76px)}
.picture{display:block;inline-size:100%;block-size:auto;font-family:var(--font)}
.picture-tall{display:none;max-inline-size:430px}
.pic-title{fill:var(--ink);font-weight:650}.pic-about{fill:var(--ink-2)}.pic-label{fill:var(--ink-2);font-style:italic}:lang(zh) .pic-label{font-style:normal}
.pic-box{fill:var(--paper);stroke:var(--line);stroke-width:1.2}.pic-decides{stroke:var(--accent);stroke-width:2}.pic-final{fill:var(--accent-soft);stroke:var(--accent);stroke-width:1.2}
.pic-badge{fill:var(--paper-2);stroke:var(--accent);stroke-width:1.6}.pic-badge-final{fill:var(--accent)}.pic-number{fill:var(--ink);font-weight:650}.pic-badge-final+.pic-number{fill:var(--on-accent)}
.pic-line{fill:none;stroke:var(--line-strong);stroke-width:1.6}.pic-head{fill:var(--line-strong)}
.pic-refused{fill:var(--warning-soft);stroke:var(--warning-ink);stroke-width:1}.pic-person{fill:var(--person-soft);stroke:var(--person-ink);stroke-width:1}
table{inline-size:100%;border-collapse:separate;border-spacing:0;border:1px solid var(--line);border-radius:14px;background:var(--paper);font-size:14.5px;line-height:1.5}
caption{margin-block-end:10px;color:var(--ink-2);font-size:14px;text-align:start;text-wrap:pretty}
th,td{padding:14px 14px;text-align:start;vertical-align:top}
thead th{padding-block:11px;color:var(--ink-2);font-size:13.5px;font-weight:500}
tbody th{font-weight:400}
tbody tr>*{border-block-start:1px solid var(--line)}
tbody th .cell-main,.payouts tbody th{font-weight:650}
.cell-main{display:block}
.cell-more{display:block;margin-block-start:3px;color:var(--ink-2);font-size:13.5px;text-wrap:pretty}
.rows .head-what{inline-size:23%}.rows .head-when{inline-size:17%}.rows .head-get{inline-size:20%}.rows .head-way-back{inline-size:20%}.rows .head-leaves{inline-size:14%}.rows .head-clause{inline-size:58px}
.fees th:first-child{inline-size:22%}.fees th:nth-child(2){inline-size:24%}
.payouts{max-inline-size:560px}.payouts th:first-child{inline-size:42%}.payouts tbody :is(th,td){padding-block:10px}
.person-mark{display:inline-block;border-radius:8px;background:var(--person-soft);color:var(--person-ink);padding:2px 10px}
.clause-link{white-space:nowrap;font-variant-numeric:tabular-nums}
.notes{display:grid;gap:6px;margin-block-start:16px;max-inline-size:76ch;color:var(--ink-2);font-size:14.5px}
table+p{margin-block-start:16px}
.exclusions{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(290px,100%),1fr));gap:14px;margin-block-end:18px}
.exclusions li{border:1px solid var(--line);border-radius:14px;background:var(--paper);padding:16px 18px}
.exclusions h3{margin-block-end:4px;font-size:16px}
.exclusions p{margin:0;font-size:15px}
.part+.part{margin-block-start:36px}
.clause{display:grid;grid-template-columns:58px minmax(0,1fr);gap:4px;margin-inline:-14px;border-radius:10px;padding:8px 14px}
.clause p{margin:0}
.clause-id{color:var(--ink-2);font-variant-numeric:tabular-nums;text-decoration:none}
.clause-id:hover{text-decoration:underline}
.clause:target{background:var(--accent-soft)}
.clause:target .clause-id{color:var(--accent-ink)}
.floor{border:1px solid var(--line);border-radius:14px;background:var(--paper);padding:22px 24px}
.page .floor+.floor{margin-block-start:16px}
.markets{margin-block-end:10px;color:var(--ink-2);font-size:14.5px;max-inline-size:none}
.floor-notice{margin:12px 0 0;border-radius:10px;background:var(--warning-soft);color:var(--warning-ink);padding:10px 14px;font-size:14px;line-height:1.55;max-inline-size:none}
.sources{margin-block-start:14px;font-size:14px}
.sources li{margin-block-start:4px}
footer{border-block-start:1px solid var(--line);padding-block:20px 40px;color:var(--ink-2);font-size:14px}
`;

const narrow = `
@media screen and (max-width:1040px){.page{grid-template-columns:minmax(0,1fr)}.contents ol{position:static;columns:2 260px;column-gap:28px}.picture-wide{display:none}.picture-tall{display:block}}
@media screen and (max-width:820px){
.rows,.fees{display:block;border:0;background:none}
:is(.rows,.fees) :is(tbody,tr,th,td){display:block}
:is(.rows,.fees) caption{display:block}
:is(.rows,.fees) thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
:is(.rows,.fees) tbody tr{margin-block-end:14px;border:1px solid var(--line);border-radius:14px;background:var(--paper);padding:6px 0}
:is(.rows,.fees) tbody tr>*{border:0;padding:7px 16px}
:is(.rows,.fees) tbody th{font-size:16px}
:is(.rows,.fees) td{display:grid;grid-template-columns:96px minmax(0,1fr);column-gap:12px}
:is(.rows,.fees) td::before{content:attr(data-label);grid-row:1/span 9;color:var(--ink-2);font-size:13.5px;line-height:1.6}
:is(.rows,.fees) td>*{grid-column:2}
.fees td{display:block}
.fees td::before{display:block}
.rows .person-mark{justify-self:start}
}
@media screen and (max-width:560px){.top,.wide,.page,footer{padding-inline:16px}.glance{grid-template-columns:1fr 1fr;padding:4px}.glance li{padding:14px}.glance span{font-size:14px}.floor{padding:18px 16px}.clause{grid-template-columns:50px minmax(0,1fr)}}
`;

const print = `
@media print{
@page{margin:16mm 15mm}
:root{--paper-2:#fff;--accent-soft:#f0f4f2;--ink:#000;--ink-2:#333;--line:#bbb;--line-strong:#666;--accent-ink:#17493b}
body{font-size:10.5pt;line-height:1.45}
.bar,.contents,.skip,.only-screen{display:none}
.top,.wide,.page,footer{max-inline-size:none;padding-inline:0}
.wide{padding-block:16pt 20pt}
.page{display:block;padding-block:0}
.opening{padding-block:0 14pt}
h1{font-size:26pt}h2{font-size:17pt;margin-block-end:8pt}h3{font-size:12pt}
.lead{font-size:12pt}
.glance{border:1px solid var(--line);grid-template-columns:repeat(4,1fr);padding:0;break-inside:avoid}
.glance li{padding:8pt 10pt}.glance strong{font-size:15pt}.glance span{font-size:9pt}
.chapter+.chapter{margin-block-start:22pt}
.picture-wide{display:none}.picture-tall{display:block;max-inline-size:7.3cm;break-inside:avoid}
h2,h3,h4,caption,.lead,.markets{break-after:avoid}
tr,.payouts,.fees,.clause,.exclusions li,.floor-notice,.sources{break-inside:avoid}
thead{display:table-header-group}
table{font-size:9pt}.cell-more{font-size:8.5pt}
th,td{padding:4pt 5pt}thead th{font-size:8.5pt}.rows .head-clause{inline-size:34pt}
a{color:inherit;text-decoration:none}
.clause{margin-inline:0;padding:3pt 0}
.part+.part{margin-block-start:12pt}
.floor{padding:10pt 12pt}
.floor-notice{background:none;border:1px solid var(--line);color:inherit;font-size:9pt}
.person-mark{background:none;padding:0;color:inherit}
p,li{orphans:3;widows:3}
}
`;

const lines = (css: string): string => css.trim().replaceAll('\n', '');

/** The page's one style sheet: light and dark, from 320 pixels to paper. */
export const pageStyle = [tokens, page, narrow, print].map(lines).join('');
