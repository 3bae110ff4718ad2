import { test } from '@jest/globals';
import { pinoLogger } from '../../src/base/index.js';
import { openHouse } from '../support/house.js';
const b={words:'x',confidence:1};
test('x', async () => {
  const house = await openHouse({
    understand: async (text:string, c:any) => ({commands: JSON.parse(text).map((x:any)=>({...b,...x})), mood:{angry:false,legalThreat:false,vulnerable:false,abusive:false}, locale:c.locale, by:'classifier', fingerprint:'t'}),
    references: { items: (w:string, orders:any[]) => { for (const o of orders) for (const l of o.lines) if (l.name.toLowerCase().includes(w.toLowerCase())) return {kind:'found', items:[{orderId:o.id,lineId:l.id,quantity:l.quantity}]}; return {kind:'none'} }, orders: (w:string, orders:any[]) => { const f=orders.filter((o:any)=>o.number.includes(w)); return f.length?{kind:'found',orderIds:f.map((o:any)=>o.id)}:{kind:'none'} }, variant: (w:string,p:any,cur:string)=>{ const v=p.variants.filter((v:any)=>Object.values(v.options).some((o:any)=>String(o).includes(w))&&v.id!==cur); return v.length===1?{kind:'found',variantId:v[0].id}:v.length?{kind:'ambiguous',variantIds:v.map((v:any)=>v.id)}:{kind:'none'} } } as any,
  }, { overrides: { logger: pinoLogger('debug') } });
  const run = async (title:string, turns:any[]) => {
    console.log('=== '+title);
    const t = await house.talk();
    let out='';
    for (const u of turns) {
      const m = typeof u === 'string' ? await t.choose(u) : await t.say(JSON.stringify(u));
      out += '\n> '+(typeof u==='string'?`[${u}]`:JSON.stringify(u))+'\n'+m.map(x=>`  (${x.key}) ${x.text.replace(/\n/g,'\n     ')}${x.choices.length?'\n     ['+x.choices.map(c=>c.id+'='+c.label).join(' | ')+']':''}${x.card?'\n     CARD '+JSON.stringify(x.card.rows):''}`).join('\n');
    }
    console.log(out);
  };
  const mei=[{kind:'fill-slot',slot:'email',value:'mei.lin@example.com'},{kind:'fill-slot',slot:'postcode',value:'98101'}];
  await run('headphones', [[{kind:'start-flow',flow:'request-refund',slots:{items:'headphones',reason:'defective'}}], mei, [{kind:'fill-slot',slot:'evidence',value:'left crackles'}], 'refund', [{kind:'affirm'}], [{kind:'ask-order',about:'status'}],[{kind:'start-flow',flow:'track-refund',slots:{}}]]);
  await run('return skateboard + cancel', [[{kind:'start-flow',flow:'cancel-order',slots:{order:'10455'}},{kind:'start-flow',flow:'return-items',slots:{items:'skateboard'}}], mei, 'changed-mind', [{kind:'affirm'}], [{kind:'correct-slot',slot:'items',value:'kettle'}], 'changed-mind', [{kind:'ask-policy',topic:'return-shipping'}], [{kind:'affirm'}]]);
  await run('handoff', [[{kind:'start-flow',flow:'request-refund',slots:{items:'boots'}}], [{kind:'fill-slot',slot:'email',value:'nobody@example.com'},{kind:'fill-slot',slot:'postcode',value:'98101'}], [{kind:'not-understood'}],[{kind:'not-understood'}], 'talk-to-person', [{kind:'affirm'}]]);
  await house.close();
}, 60000);
