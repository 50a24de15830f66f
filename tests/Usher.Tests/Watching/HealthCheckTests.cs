using Microsoft.Extensions.Diagnostics.HealthChecks;
using Usher.Contracts;
using Usher.Core.Training;
using Usher.DataFolders;
using Usher.Watching.Health;

namespace Usher.Tests.Watching;

public sealed class HealthCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, 0, HealthStatus.Healthy)]
    [InlineData(0, long.MaxValue, HealthStatus.Degraded)]
    [InlineData(long.MaxValue, long.MaxValue, HealthStatus.Unhealthy)]
    public async Task A_disk_is_as_healthy_as_there_is_room_on_it(long min, long comfortable, HealthStatus expected)
    {
        var result = await DiskAsync(_folder.Path, new() { Required = min, Comfortable = comfortable });

        Assert.Equal(expected, result.Status);
        Assert.Contains("GiB are free", result.Description, StringComparison.Ordinal);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_to_is_unhealthy_and_not_named()
    {
        var result = await DiskAsync(_folder["absent"], new());

        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.DoesNotContain(_folder.Path, result.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_trainer_a_server_is_degraded_and_not_more()
    {
        var found = await TrainerAsync(() => ["trainer"]);
        var absent = await TrainerAsync(() => throw new TrainerException("There is no trainer in /opt/usher."));

        Assert.Equal((HealthStatus.Healthy, HealthStatus.Degraded), (found.Status, absent.Status));
        Assert.DoesNotContain("/opt/usher", absent.Description, StringComparison.Ordinal);
    }

    private static Task<HealthCheckResult> DiskAsync(string folder, DiskLimits limits)
    {
        var check = new DiskCheck(DataFolder.Find(folder, _ => null), limits);
        return check.CheckHealthAsync(ContextOf(check, HealthStatus.Unhealthy), Stop);
    }

    private static Task<HealthCheckResult> TrainerAsync(Func<IReadOnlyList<string>> command)
    {
        var check = new TrainerCheck(new Trainer(command, TimeProvider.System));
        return check.CheckHealthAsync(ContextOf(check, HealthStatus.Degraded), Stop);
    }

    private static HealthCheckContext ContextOf(IHealthCheck check, HealthStatus failure) => new() { Registration = new("check", check, failure, tags: null) };
}
