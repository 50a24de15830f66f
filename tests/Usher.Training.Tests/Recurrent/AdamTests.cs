using TorchSharp.Modules;
using static TorchSharp.torch;
using static Usher.Training.Tests.Recurrent.PlainTorch;
using Adam = Usher.Training.Recurrent.Adam;

namespace Usher.Training.Tests.Recurrent;

[Collection(nameof(OneTorchAtATime))]
public sealed class AdamTests
{
    [Fact]
    public void Goes_where_torchs_own_AdamW_goes_step_by_step()
    {
        using var scope = NewDisposeScope();
        const double WeightDecay = 0.3;
        var random = new Random(1);
        Parameter[] ours = [Of(90, 101), Of(7)];
        Parameter[] theirs = [.. ours.Select(parameter => nn.Parameter(parameter.detach().clone()))];
        var adam = new Adam(ours, WeightDecay);
        using var matrix = optim.AdamW([theirs[0]], lr: 1, beta1: 0.9, beta2: 0.98, weight_decay: WeightDecay);
        using var vector = optim.AdamW([theirs[1]], lr: 1, beta1: 0.9, beta2: 0.98, weight_decay: 0);
        for (var step = 0; step < 10; step++)
        {
            var rate = 0.01 * (step + 1);
            for (var i = 0; i < ours.Length; i++)
                ours[i].grad = theirs[i].grad = tensor(Normal(random, (int)ours[i].numel(), 0.1)).view(ours[i].shape);
            adam.Step(rate);
            foreach (var optimizer in (AdamW[])[matrix, vector])
            {
                optimizer.ParamGroups.Single().LearningRate = rate;
                optimizer.step();
            }
        }

        for (var i = 0; i < ours.Length; i++)
            AssertNear(theirs[i].to_type(ScalarType.Float64), ours[i], 1e-5, $"parameter {i}");

        Parameter Of(params long[] shape) => nn.Parameter(tensor(Normal(random, (int)shape.Aggregate((a, b) => a * b))).view(shape));
    }

    [Fact]
    public void What_has_no_gradient_stays()
    {
        using var scope = NewDisposeScope();
        var parameter = nn.Parameter(ones(3, 2));

        new Adam([parameter], weightDecay: 0.5).Step(0.1);

        Assert.All(parameter.data<float>().ToArray(), number => Assert.Equal(1, number));
    }
}
