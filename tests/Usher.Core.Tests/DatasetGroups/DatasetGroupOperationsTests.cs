using Usher.Core.Quotas;

namespace Usher.Core.Tests.DatasetGroups;

public sealed class DatasetGroupOperationsTests : ServiceTests
{
    [Fact]
    public async Task A_group_is_active_at_once()
    {
        var arn = await GroupAsync("films");

        var group = Groups.Describe(new() { DatasetGroupArn = arn }).DatasetGroup!;

        Assert.Equal(("arn:aws:personalize:us-east-1:123456789012:dataset-group/films", "ACTIVE"), (arn, group.Status));
    }

    [Fact]
    public async Task A_group_with_members_stays_and_the_refusal_names_them()
    {
        var dataset = await InteractionsAsync("films");
        var group = Datasets.Describe(new() { DatasetArn = dataset }).Dataset!.DatasetGroupArn!;

        var (code, message) = await ServiceHost.RefusedAsync(() => Groups.DeleteAsync(new() { DatasetGroupArn = group }, Stop));
        await Datasets.DeleteAsync(new() { DatasetArn = dataset }, Stop);
        await Groups.DeleteAsync(new() { DatasetGroupArn = group }, Stop);

        Assert.Equal(("ResourceInUseException", $"The dataset group {group} still has {dataset}. Delete it first."), (code, message));
        Assert.Empty(Groups.List(new(), At).DatasetGroups!);
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/r", null, "roleArn came without kmsKeyArn")]
    [InlineData(null, "arn:aws:kms:us-east-1:123456789012:key/k", "kmsKeyArn came without roleArn")]
    public async Task A_key_and_its_role_belong_together(string? role, string? key, string hint)
    {
        var (code, message) = await ServiceHost.RefusedAsync(() => Groups.CreateAsync(new() { Name = "films", RoleArn = role, KmsKeyArn = key }, At, Stop));

        Assert.Equal("InvalidInputException", code);
        Assert.StartsWith(hint, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_quota_is_a_setting()
    {
        await Service.DisposeAsync();
        await using var service = await ServiceHost.StartAsync(Folder, new ServiceQuotas { DatasetGroups = 1 });
        var groups = service.Get<Core.DatasetGroups.DatasetGroupOperations>();
        await groups.CreateAsync(new() { Name = "one" }, At, Stop);

        var (code, message) = await ServiceHost.RefusedAsync(() => groups.CreateAsync(new() { Name = "two" }, At, Stop));

        Assert.Equal("LimitExceededException", code);
        Assert.Contains("1 dataset groups", message, StringComparison.Ordinal);
    }
}
