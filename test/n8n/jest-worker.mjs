// Jest numbers its workers from 1, and a run without workers is number 1.
const { url, log } = JSON.parse(process.env.N8NS)[Number(process.env.JEST_WORKER_ID) - 1];
process.env.N8N_URL = url;
process.env.N8N_LOG = log;
