#!/usr/bin/env node
// A function for tests: does what its event says. Speaks the Lambda Runtime API directly.
const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;

const post = (path, body) => fetch(`${api}${path}`, { method: 'POST', body: JSON.stringify(body) });

const getParameter = async name => {
  const answer = await fetch(process.env.AWS_ENDPOINT_URL, {
    method: 'POST',
    headers: {
      'X-Amz-Target': 'AmazonSSM.GetParameter',
      'Content-Type': 'application/x-amz-json-1.1',
      Authorization: `AWS4-HMAC-SHA256 Credential=${process.env.AWS_ACCESS_KEY_ID}/20260101/eu-central-1/ssm/aws4_request`,
    },
    body: JSON.stringify({ Name: name, WithDecryption: true }),
  });
  return answer.json();
};

const actions = {
  environment: () => process.env,
  exit: event => process.exit(event.code),
  fail: event => { throw Object.assign(new Error(event.message), { name: event.type }); },
  hang: () => new Promise(() => setInterval(() => {}, 1000)),
  large: event => 'x'.repeat(event.bytes),
  log: event => { for (const line of event.lines) console.log(line); console.error('to stderr'); return null; },
  parameters: async event => { for (const name of event.names) console.log((await getParameter(name)).Parameter?.Value); return null; },
  post: async event => (await fetch(process.env[event.address] + event.path, { method: 'POST', body: event.body })).status,
};

if (process.env.SAMPLE_START === 'fail') {
  await post('/init/error', { errorType: 'Sample.NoStart', errorMessage: 'it does not want to start' });
  process.exit(1);
}
if (process.env.SAMPLE_START === 'exit') process.exit(7);

for (;;) {
  const next = await fetch(`${api}/invocation/next`);
  const id = next.headers.get('lambda-runtime-aws-request-id');
  try {
    const event = await next.json();
    const action = actions[event.do] ?? (() => ({ event, headers: Object.fromEntries(next.headers) }));
    await post(`/invocation/${id}/response`, await action(event));
  } catch (e) {
    await post(`/invocation/${id}/error`, { errorType: e.name, errorMessage: e.message });
  }
}
