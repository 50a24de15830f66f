using Microsoft.Extensions.Hosting;
using Usher.Core.EventStore;
using Usher.Core.Records;
using Usher.Core.Resources;

namespace Usher.Core.Events;

/// <summary>Deletes at the start the stored rows of datasets that were deleted.</summary>
internal sealed class DatasetStreamSweep(ServiceRecords records, IEventStore store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.KeepOnlyAsync([.. records.Current.Of<DatasetResource>().Select(DatasetStreamName.Of)]);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
