using Usher.Core.Tags;

namespace Usher.Core.Tests.Tags;

public sealed class TagOperationsTests : ServiceTests
{
    private TagOperations Tags => Service.Get<TagOperations>();

    [Fact]
    public async Task Tags_are_put_replaced_and_taken_away()
    {
        var arn = (await Groups.CreateAsync(new() { Name = "films", Tags = [new() { TagKey = "team", TagValue = "a" }] }, At, Stop)).DatasetGroupArn!;

        await Tags.TagAsync(new() { ResourceArn = arn, Tags = [new() { TagKey = "team", TagValue = "b" }, new() { TagKey = "stage", TagValue = "test" }] }, Stop);
        await Tags.UntagAsync(new() { ResourceArn = arn, TagKeys = ["stage", "never"] }, Stop);

        Assert.Equal([("team", "b")], Tags.List(new() { ResourceArn = arn }).Tags!.Select(tag => (tag.TagKey, tag.TagValue)));
    }

    [Fact]
    public async Task A_resource_has_fifty_tags_at_most()
    {
        var arn = await GroupAsync("films");

        var (code, message) = await ServiceHost.RefusedAsync(() => Tags.TagAsync(
            new() { ResourceArn = arn, Tags = [.. Enumerable.Range(0, 51).Select(number => new Wire.Personalize.Tag { TagKey = $"k{number}", TagValue = "" })] }, Stop));

        Assert.Equal("TooManyTagsException", code);
        Assert.Contains("would have 51 tags; 50 are allowed", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schemas_take_none()
    {
        var arn = await SchemaAsync("films", Interactions);

        Assert.Equal("InvalidInputException", (await ServiceHost.RefusedAsync(() => Tags.TagAsync(new() { ResourceArn = arn, Tags = [] }, Stop))).Code);
    }
}
