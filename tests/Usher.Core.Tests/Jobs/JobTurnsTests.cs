using Usher.Core.Jobs;

namespace Usher.Core.Tests.Jobs;

public sealed class JobTurnsTests
{
    private readonly JobTurns _turns = new(places: 2, placesForShort: 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_begins_in_the_order_in_which_it_came()
    {
        var (first, _) = (await LongAsync(), await LongAsync());
        var (third, fourth) = (LongAsync(), LongAsync());
        Assert.False(third.IsCompleted);

        first.Dispose();

        await third;
        Assert.False(fourth.IsCompleted);
    }

    [Fact]
    public async Task Short_work_does_not_wait_behind_long_work()
    {
        await LongAsync();
        await LongAsync();
        var waiting = LongAsync();

        await ShortAsync();

        Assert.False(waiting.IsCompleted);
    }

    [Fact]
    public async Task Short_work_waits_for_short_work_and_goes_on_with_the_first_place_that_is_free()
    {
        var (first, _, inside) = (await LongAsync(), await LongAsync(), await ShortAsync());
        var (second, third) = (ShortAsync(), ShortAsync());
        Assert.False(second.IsCompleted);

        inside.Dispose();
        await second;
        Assert.False(third.IsCompleted);
        first.Dispose();

        await third;
    }

    [Fact]
    public async Task Never_more_runs_side_by_side_than_there_are_places_and_of_long_work_never_more_than_there_are_places_for_all()
    {
        await ShortAsync();
        await LongAsync();

        // Short work is in a place for all while there is one, so a long one waits as it did before there were places apart.
        Assert.False(LongAsync().IsCompleted);
        await ShortAsync();
        Assert.False(ShortAsync().IsCompleted);
    }

    [Fact]
    public async Task Long_work_is_not_kept_waiting_by_short_work_that_comes_after_it()
    {
        var (first, _) = (await LongAsync(), await LongAsync());
        var inside = await ShortAsync();
        var waiting = LongAsync();
        var later = ShortAsync();

        first.Dispose();

        await waiting;
        Assert.False(later.IsCompleted);
        inside.Dispose();
        await later;
    }

    [Fact]
    public async Task A_wait_that_is_given_up_leaves_its_place_to_the_next()
    {
        var (first, _) = (await LongAsync(), await LongAsync());
        using var giveUp = new CancellationTokenSource();
        var (gone, next) = (_turns.WaitAsync(isShort: false, giveUp.Token), LongAsync());

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        first.Dispose();

        await next;
    }

    [Fact]
    public async Task A_place_is_given_back_once()
    {
        var (first, _) = (await LongAsync(), await LongAsync());
        first.Dispose();
        first.Dispose();

        await LongAsync();

        Assert.False(LongAsync().IsCompleted);
    }

    private Task<IDisposable> LongAsync() => _turns.WaitAsync(isShort: false, Stop);

    private Task<IDisposable> ShortAsync() => _turns.WaitAsync(isShort: true, Stop);
}
