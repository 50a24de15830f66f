// Makes a campaign and an event tracker for tests that need both, and prints the ARNs and the tracking id.
import { ask, madeCampaign } from "./campaign.mjs";

const made = await madeCampaign(process.argv[2]);
const { trackingId, eventTrackerArn } = await ask("CreateEventTracker", { name: made.name, datasetGroupArn: made.datasetGroupArn });
console.log(JSON.stringify({ ...made, trackingId, eventTrackerArn }));
