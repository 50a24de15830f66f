using TorchSharp.Modules;
using Usher.Training.Recurrent.Numbers;
using static TorchSharp.torch;
using static Usher.Training.Tests.Recurrent.PlainTorch;
using Adam = Usher.Training.Recurrent.Numbers.Adam;
using Parameter = Usher.Training.Recurrent.Numbers.Parameter;

namespace Usher.Training.Tests.Recurrent.Numbers;

[Collection(nameof(OneTorchAtATime))]
public sealed class AdamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Goes_where_torchs_own_AdamW_goes_step_by_step_with_the_sum_of_the_threads_gradients(int threads)
    {
        using var scope = NewDisposeScope();
        using var arena = new Arena();
        using var workers = new WorkerGroup(threads);
        const double WeightDecay = 0.3;
        var random = new Random(1);
        Parameter[] ours = [new Parameter(arena, "matrix", 90, 101, threads) { Decays = true }.Randomised(random), new Parameter(arena, "vector", 1, 7, threads).Randomised(random)];
        TorchSharp.Modules.Parameter[] theirs = [.. ours.Select(parameter => nn.Parameter(tensor(parameter.Values.Values())))];
        var adam = new Adam(ours, WeightDecay);
        using var matrix = optim.AdamW([theirs[0]], lr: 1, beta1: 0.9, beta2: 0.98, weight_decay: WeightDecay);
        using var vector = optim.AdamW([theirs[1]], lr: 1, beta1: 0.9, beta2: 0.98, weight_decay: 0);
        for (var step = 0; step < 10; step++)
        {
            var rate = 0.01 * (step + 1);
            for (var i = 0; i < ours.Length; i++)
                theirs[i].grad = Give(ours[i]);
            adam.Step(workers, rate);
            foreach (var optimizer in (AdamW[])[matrix, vector])
            {
                optimizer.ParamGroups.Single().LearningRate = rate;
                optimizer.step();
            }
        }

        for (var i = 0; i < ours.Length; i++)
            AssertNear(theirs[i].to_type(ScalarType.Float64), ours[i].Values, 1e-5, ours[i].Name);

        Tensor Give(Parameter parameter)
        {
            var sum = zeros(parameter.Values.Length);
            foreach (var gradient in parameter.Gradients)
            {
                for (var row = 0; row < gradient.Rows; row++)
                    Normal(random, gradient.Columns, 0.1).CopyTo(gradient.Span(row));
                sum = sum.add(tensor(gradient.Values()));
            }

            return sum;
        }
    }

    [Fact]
    public void What_is_fixed_stays_and_every_gradient_is_cleared()
    {
        using var arena = new Arena();
        using var workers = new WorkerGroup(1);
        var parameter = new Parameter(arena, "fixed", 3, 20, threads: 2) { Decays = true, IsFixed = true };
        parameter.Fill(1);
        parameter.Gradients[1].Span(2).Fill(5);

        new Adam([parameter], weightDecay: 0.5).Step(workers, 0.1);

        Assert.All(parameter.Export(), number => Assert.Equal(1, number));
        Assert.All(parameter.Gradients[1].Values(), number => Assert.Equal(0, number));
    }
}
