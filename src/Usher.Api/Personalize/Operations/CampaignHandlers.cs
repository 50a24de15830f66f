using Usher.Core.Campaigns;
using Usher.Wire.Personalize;
using static Usher.Api.Personalize.OperationHandler;

namespace Usher.Api.Personalize.Operations;

internal sealed class CampaignHandlers(CampaignOperations campaigns) : IOperationGroup
{
    public IEnumerable<OperationHandler> Handlers =>
    [
        For<CreateCampaignRequest, CreateCampaignResponse>(campaigns.CreateAsync),
        For<DescribeCampaignRequest, DescribeCampaignResponse>(campaigns.Describe),
        For<ListCampaignsRequest, ListCampaignsResponse>(campaigns.List),
        For<UpdateCampaignRequest, UpdateCampaignResponse>(campaigns.UpdateAsync),
        For<DeleteCampaignRequest>(campaigns.DeleteAsync),
    ];
}
