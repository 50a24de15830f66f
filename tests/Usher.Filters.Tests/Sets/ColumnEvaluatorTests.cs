using Usher.Datasets.Rows;
using Usher.Filters.Binding;
using Usher.Filters.Evaluation;
using Usher.Filters.Expressions;
using Usher.Filters.Parsing;
using Usher.Filters.Sets;

namespace Usher.Filters.Tests.Sets;

public sealed class ColumnEvaluatorTests
{
    private const int Rows = 130;
    private const int Expressions = 1_000;

    [Fact]
    public void A_set_has_the_rows_that_meet_the_condition_one_by_one()
    {
        // 1,000 expressions on 130 rows: 130,000 decisions.
        var random = new Random(20261201);
        var rows = GeneratedRows.Make(Rows, random);
        for (var i = 0; i < Expressions; i++)
        {
            var expression = $"INCLUDE ItemID WHERE {RandomConditions.Make(random, withCurrentItem: true)}";
            var current = $"i{random.Next(Rows + 5)}";
            var condition = FilterParser.Parse(expression).Parts[0].Condition;

            var set = new ColumnEvaluator(rows).Evaluate(CurrentItemBinding.Bind(condition, field => rows.Find(current, field.Name), KindOf));

            var expected = rows.Ids.Where(id => Meets(rows, id, current, condition)).ToArray();
            Assert.True(expected.SequenceEqual(rows.Ids.Where(id => set.Contains(rows.NumberOf(id)))), $"{expression} with the current item {current}");
            Assert.Equal(expected.Length, set.Count);
        }
    }

    [Fact]
    public void A_column_that_the_rows_lack_has_no_values()
    {
        var evaluator = new ColumnEvaluator(GeneratedRows.Make(Rows, new Random(1)));
        int Count(string conditions) => evaluator.Evaluate(FilterParser.Parse($"INCLUDE ItemID WHERE {conditions}").Parts[0].Condition).Count;

        Assert.Equal((0, 0, Rows), (Count("Items.LATER = 1"), Count("Items.LATER != 1 OR Items.LATER < 1"), Count("Items.LATER NOT IN (1)")));
    }

    private static bool Meets(DatasetRows rows, string id, string current, Condition condition) =>
        new RowEvaluator(field => rows.Find(field.Dataset is FilterDataset.CurrentItem ? current : id, field.Name), KindOf).Meets(condition);

    private static ColumnKind KindOf(FieldReference field) => ColumnKinds.Of(GeneratedRows.Schema.Find(field.Name)!);
}
