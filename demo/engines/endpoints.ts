/** As the AWS SDK names them: the campaign services that the functions reach. */
const SERVICES = ['PERSONALIZE', 'CONNECTCAMPAIGNSV2', 'CONNECTCAMPAIGNS'];

/** The variables that lead the functions to the campaign services, and never to AWS. */
export function endpointsOf(url: string): Record<string, string> {
  return Object.fromEntries(SERVICES.map((service) => [`AWS_ENDPOINT_URL_${service}`, url]));
}

/** What the example app is told of the services that no SDK leads to: where they are. */
export function placesOf({ campaignsUrl }: { readonly campaignsUrl: string }): Record<string, string> {
  return { batch: campaignsUrl, alsona: campaignsUrl };
}
