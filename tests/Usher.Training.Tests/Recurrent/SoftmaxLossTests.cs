using CsCheck;
using Usher.Training.Recurrent;
using static TorchSharp.torch;
using static Usher.Training.Tests.Recurrent.PlainTorch;

namespace Usher.Training.Tests.Recurrent;

[Collection(nameof(OneTorchAtATime))]
public sealed class SoftmaxLossTests
{
    [Fact]
    public void Agrees_with_the_formula_and_its_gradients_in_plain_torch_operations() => Check.Sample(
        from places in Gen.Int[1, 40]
        from width in Gen.Int[1, 20]
        from items in Gen.Int[1, 50]
        from ahead in Gen.Int[1, 4]
        from scale in Gen.OneOfConst(0.01, 1, 1.5)
        from seed in Gen.Int[0, 1000]
        select (places, width, items, ahead, scale, seed),
        it => AssertAgrees(it.places, it.width, it.items, it.ahead, it.scale, new Random(it.seed)),
        seed: "0000000000000",
        iter: 60,
        threads: 1);

    [Fact]
    public void Agrees_where_the_places_take_several_slices() => AssertAgrees(places: 1100, width: 16, items: 33, ahead: 3, scale: 1, new Random(5));

    [Fact]
    public void A_target_without_any_chance_costs_a_finite_loss_and_still_pulls()
    {
        using var scope = NewDisposeScope();
        var hidden = tensor(new[] { 1f }).view(1, 1).requires_grad_();
        var items = tensor(new[] { 500f, -500f }).view(2, 1).requires_grad_();
        var bias = zeros(2).requires_grad_();

        var loss = SoftmaxLoss.Run(hidden, items, bias, tensor(new[] { 1L }).view(1, 1), ones(1, 1));
        loss.backward();

        Assert.True(float.IsFinite(loss.item<float>()), $"The loss is {loss.item<float>()}.");
        Assert.Equal([1f, -1f], bias.grad!.data<float>().ToArray());
        Assert.Equal([1000f], hidden.grad!.data<float>().ToArray());
    }

    private static void AssertAgrees(int places, int width, int items, int ahead, double scale, Random random)
    {
        using var scope = NewDisposeScope();
        var (hidden, rows, bias) = (Learned(random, scale, places, width), Learned(random, scale, items, width), Learned(random, scale, items));
        var targets = tensor(Enumerable.Range(0, places * ahead).Select(_ => random.NextInt64(items)).ToArray()).view(places, ahead);
        var raw = tensor(Enumerable.Range(0, places * ahead).Select(_ => random.NextSingle() + 0.01f).ToArray()).view(places, ahead);
        var weights = raw / raw.sum(1, keepdim: true);
        var (hidden64, rows64, bias64) = (Doubled(hidden), Doubled(rows), Doubled(bias));
        var expected = -((hidden64.matmul(rows64.t()) + bias64).log_softmax(1).gather(1, targets) * weights).sum().view(1) / places;
        (expected * 3).sum().backward();

        var loss = SoftmaxLoss.Run(hidden, rows, bias, targets, weights);
        (loss * 3).sum().backward();

        AssertNear(expected, loss, 1e-5, "loss");
        AssertNear(hidden64.grad!, hidden.grad!, 1e-5, "gradient of what the network says");
        AssertNear(rows64.grad!, rows.grad!, 1e-5, "gradient of the items");
        AssertNear(bias64.grad!, bias.grad!, 1e-5, "gradient of the biases");
    }
}
